package org.netpeering.postgres.proof;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, one by one; a line that is too long for any row of a log is refused and not read. */
final class LineReader implements AutoCloseable {
    private static final int MOST_CHARACTERS = 64 << 20;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int begin;
    private int end;
    private long number;

    LineReader(Path file) throws IOException {
        this.reader = Files.newBufferedReader(file);
    }

    /** Of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws AlteredLogException if it is not text
     */
    @Nullable
    String next() {
        number++;
        StringBuilder line = new StringBuilder();
        while (true) {
            if (begin == end && !fill()) {
                return line.isEmpty() ? null : line.toString();
            }
            int stop = begin;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.append(buffer, begin, stop - begin);
            if (stop < end) {
                begin = stop + 1;
                return line.toString();
            }
            begin = end;
            if (line.length() > MOST_CHARACTERS) {
                throw AlteredLogException.line(number, "has more than " + MOST_CHARACTERS + " characters.");
            }
        }
    }

    private boolean fill() {
        try {
            begin = 0;
            end = Math.max(0, reader.read(buffer));
            return end > 0;
        } catch (CharacterCodingException e) {
            throw AlteredLogException.line(number, "or one soon after it is not text in UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
