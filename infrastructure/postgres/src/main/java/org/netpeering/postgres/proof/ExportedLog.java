package org.netpeering.postgres.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.ChainedEvent.Predecessor;
import org.netpeering.postgres.proof.ExportLine.Header;
import org.netpeering.postgres.proof.ExportLine.Kind;

/**
 * A log in a file, as {@link LogExport} writes it. Reading keeps the last row of each stream in memory, some 300 bytes a stream,
 * and nothing else.
 */
public final class ExportedLog implements LogSource, AutoCloseable {
    private final Path file;
    private final Header header;
    private final List<LineReader> readers = new ArrayList<>();

    private ExportedLog(Path file, Header header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Opens the file and reads its first line.
     *
     * @throws AlteredLogException if the file does not begin like an exported log
     */
    public static ExportedLog open(Path file) throws IOException {
        try (LineReader reader = new LineReader(file)) {
            String line = reader.next();
            Header header = line == null || Kind.of(line) != Kind.LOG ? null : parsed(1, line, ExportLine::log);
            if (header == null || header.origin() == null || !ExportLine.FORMAT.equals(header.format())) {
                throw AlteredLogException.line(
                        1,
                        "is not the first line of an exported log, which says \"format\":\"" + ExportLine.FORMAT
                                + "\".");
            }
            return new ExportedLog(file, header);
        }
    }

    @Override
    public String name() {
        return "the file " + file;
    }

    @Override
    public long expectedRows() {
        return header.events();
    }

    @Override
    public Cursor<StoredCheckpoint> checkpoints() {
        return section(
                Kind.CHECKPOINT,
                header.checkpoints(),
                line -> line.checkpoint() == null ? null : line.checkpoint().stored());
    }

    @Override
    public Cursor<Leaf> leaves() {
        return section(
                Kind.LEAF,
                header.leaves(),
                line -> line.leaf() == null ? null : line.leaf().leaf());
    }

    @Override
    public Cursor<ChainedEvent> events() {
        Cursor<LoggedEvent> events = section(
                Kind.EVENT,
                header.events(),
                line -> line.event() == null ? null : line.event().event());
        Map<String, Tail> tails = new HashMap<>();
        return () -> {
            LoggedEvent event = events.next();
            return event == null ? null : chained(event, tails);
        };
    }

    /** The last row of a stream so far. */
    private record Tail(long sequence, Predecessor row) {}

    private static ChainedEvent chained(LoggedEvent event, Map<String, Tail> tails) {
        Tail tail = tails.put(event.stream(), new Tail(event.sequence(), new Predecessor(event.place(), event.hash())));
        if (tail != null && tail.sequence >= event.sequence()) {
            throw AlteredLogException.row(
                    event,
                    "was moved or doubled: it stands behind sequence number " + tail.sequence + " of its stream.");
        }
        return new ChainedEvent(event, tail == null || tail.sequence != event.sequence() - 1 ? null : tail.row);
    }

    /** All lines of a kind, which stand together; reads on to the end of the file only for the last kind. */
    private <T> Cursor<T> section(Kind kind, long expected, Function<ExportLine, @Nullable T> part) {
        LineReader reader = reader();
        return new Cursor<>() {
            private long found;
            private boolean isOver;

            @Override
            public @Nullable T next() {
                while (!isOver) {
                    String line = reader.next();
                    Kind next = line == null ? null : Kind.of(line);
                    if (line != null && (next == null || (next.compareTo(kind) < 0 && found > 0))) {
                        throw AlteredLogException.line(
                                reader.number(),
                                next == null
                                        ? "is no line of an exported log."
                                        : "stands where none of its kind can be.");
                    }
                    if (next == kind) {
                        found++;
                        return parsed(reader.number(), String.valueOf(line), part);
                    }
                    isOver = next == null || next.compareTo(kind) > 0;
                }
                if (found != expected) {
                    throw AlteredLogException.log("is not whole: the first line of the file says that " + expected
                            + " lines of the kind '" + kind.name().toLowerCase(Locale.ROOT) + "' follow, and there are "
                            + found + ".");
                }
                return null;
            }
        };
    }

    private static <T> T parsed(long number, String line, Function<ExportLine, @Nullable T> part) {
        try {
            T parsed = part.apply(ExportLine.parse(line));
            if (parsed != null) {
                return parsed;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw AlteredLogException.line(
                    number,
                    "cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
        throw AlteredLogException.line(number, "is empty.");
    }

    private LineReader reader() {
        try {
            LineReader reader = new LineReader(file);
            readers.add(reader);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        readers.forEach(LineReader::close);
    }
}
