package org.netpeering.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to use a data directory: at most one server has it, and the kernel takes it back when its process dies. */
final class DirectoryLock implements AutoCloseable {

    /**
     * Directories locked by this JVM. POSIX drops the locks of a whole process as soon as it closes any channel of the
     * file, so a second attempt from the same JVM must not even open it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock take(Path directory, Path lockFile) throws IOException {
        if (!HELD_HERE.add(directory)) {
            throw new DataDirectoryInUseException(directory, "this very process, " + whoami());
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new DataDirectoryInUseException(directory, holder(lockFile));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((whoami() + "\n").getBytes(StandardCharsets.UTF_8)));
            taken = true;
            return new DirectoryLock(directory, channel);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(directory);
            }
        }
    }

    private static String whoami() {
        return "process " + ProcessHandle.current().pid() + ", which took it at "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String holder(Path lockFile) throws IOException {
        String holder = Files.readString(lockFile).strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    /** Gives the directory back; the file stays, since deleting it would let two servers lock two different files. */
    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(directory);
    }
}
