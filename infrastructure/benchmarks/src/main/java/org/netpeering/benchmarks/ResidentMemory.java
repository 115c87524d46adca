package org.netpeering.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What processes keep in memory, as Linux counts it; nothing elsewhere. */
final class ResidentMemory {
    private static final double KILOBYTES_OF_A_MEGABYTE = 1024;

    private ResidentMemory() {}

    /** All pages of a process, also those it shares. */
    static double megabytes(long pid) throws IOException {
        return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / KILOBYTES_OF_A_MEGABYTE;
    }

    /** Of a process and its descendants, with each page that several share counted once. */
    static double megabytesOfFamily(long pid) throws IOException {
        long sum = 0;
        LongStream descendants =
                ProcessHandle.of(pid).orElseThrow().descendants().mapToLong(ProcessHandle::pid);
        for (long member : LongStream.concat(LongStream.of(pid), descendants).toArray()) {
            sum += kilobytes(Path.of("/proc", Long.toString(member), "smaps_rollup"), "Pss:");
        }
        return sum / KILOBYTES_OF_A_MEGABYTE;
    }

    private static long kilobytes(Path file, String field) throws IOException {
        if (!Files.isReadable(file)) {
            return 0;
        }
        @Nullable
        String line = Files.readAllLines(file).stream()
                .filter(each -> each.startsWith(field))
                .findFirst()
                .orElse(null);
        return line == null ? 0 : Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
