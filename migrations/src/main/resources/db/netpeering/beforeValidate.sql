-- For some hours builds had V017 with four indexes by account and range instead of two by range. V020 drops either, so a database of such a
-- build is as good as any other, and is told to have the V017 that comes along.
DO $$
BEGIN
    IF to_regclass('netpeering.schema_history') IS NOT NULL THEN
        UPDATE netpeering.schema_history SET checksum = -1244858948 WHERE version = '017' AND checksum = -1550069987;
    END IF;
END $$;
