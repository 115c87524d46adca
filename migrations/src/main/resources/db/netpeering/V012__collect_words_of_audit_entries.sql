-- Entries come in batches, each with a dozen and a half words. Put into the index one by one, the words are most of what an entry
-- costs; collected in a list of at most 128 kB and then put in together they cost a good third of it, and a search that has
-- to read the list as well reads 16 pages more.
ALTER INDEX netpeering.audit_entry_by_terms SET (fastupdate = on, gin_pending_list_limit = 128);
