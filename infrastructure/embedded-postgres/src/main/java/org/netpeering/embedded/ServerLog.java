package org.netpeering.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the server wrote to its log since a moment we marked. */
final class ServerLog {

    private static final long KEPT_BYTES = 10_000_000;
    private static final int READ_BYTES = 64_000;
    private static final int SHOWN_LINES = 12;

    private final Path file;
    private long mark;

    private ServerLog(Path file) {
        this.file = file;
    }

    /** Sets a long log aside, one generation of it, and makes sure that the server may write. */
    static ServerLog open(Path file, RunAs runAs) throws IOException {
        if (Files.exists(file) && Files.size(file) > KEPT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        runAs.own(file);
        return new ServerLog(file);
    }

    void mark() throws IOException {
        mark = Files.size(file);
    }

    long length() throws IOException {
        return Files.size(file);
    }

    String sinceMark() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(mark, log.length() - READ_BYTES));
            byte[] bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    String lastLines() throws IOException {
        List<String> lines = sinceMark().lines().toList();
        return lines.isEmpty()
                ? "    (nothing)\n"
                : String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()))
                        .indent(4);
    }
}
