package org.netpeering.postgres.proof;

import java.io.IOException;
import java.io.Writer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.ExportLine.Header;

/** Writes a log to a file that can be verified without any database. The format is in docs/audit-proof.md. */
public final class LogExport {
    private final DatabaseLog log;
    private final LongConsumer progress;

    /** @param progress is told the number of rows that are done, again and again */
    public LogExport(DatabaseLog log, LongConsumer progress) {
        this.log = log;
        this.progress = progress;
    }

    /** Writes everything and returns the number of rows. */
    public long writeTo(Writer file) throws IOException {
        long rows = log.expectedRows();
        write(
                file,
                ExportLine.of(
                        new Header(ExportLine.FORMAT, log.origin(), log.checkpointCount(), log.leafCount(), rows)));
        Cursor<StoredCheckpoint> checkpoints = log.checkpoints();
        for (@Nullable StoredCheckpoint next = checkpoints.next(); next != null; next = checkpoints.next()) {
            write(file, ExportLine.of(next));
        }
        Cursor<Leaf> leaves = log.leaves();
        for (@Nullable Leaf next = leaves.next(); next != null; next = leaves.next()) {
            write(file, ExportLine.of(next));
        }
        Cursor<ChainedEvent> events = log.events();
        long done = 0;
        for (@Nullable ChainedEvent next = events.next(); next != null; next = events.next()) {
            write(file, ExportLine.of(next.event()));
            progress.accept(++done);
        }
        return rows;
    }

    private static void write(Writer file, ExportLine line) throws IOException {
        file.write(line.text());
        file.write('\n');
    }
}
