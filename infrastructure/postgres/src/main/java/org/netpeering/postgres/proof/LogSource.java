package org.netpeering.postgres.proof;

/** A log to be verified, in a database or in a file. All cursors show the same state of it, and can be read in turns. */
public sealed interface LogSource permits DatabaseLog, ExportedLog {
    /** Where the log comes from, for people. */
    String name();

    /** How many rows there are about, for a bar that shows progress. */
    long expectedRows();

    /** The rows in the order of the log. */
    Cursor<ChainedEvent> events();

    /** In the order of their numbers. */
    Cursor<Leaf> leaves();

    /** In the order of their numbers. */
    Cursor<StoredCheckpoint> checkpoints();
}
