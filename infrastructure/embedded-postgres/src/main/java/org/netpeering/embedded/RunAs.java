package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom the programs of PostgreSQL run, who refuse to be root.
 *
 * @param who for messages
 * @param prefix the words before the command that change the user
 * @param owner who must own the files of PostgreSQL; null where the JVM is not root and owns what it creates
 */
record RunAs(String who, List<String> prefix, @Nullable FileOwner owner) {

    Command run(Path workingDirectory, String... words) throws IOException {
        return Command.run(
                workingDirectory,
                Stream.concat(prefix.stream(), Stream.of(words)).toList());
    }

    /** Hands a file or a whole directory to the owner, unless it is theirs already. */
    void own(Path top) throws IOException {
        if (owner != null && Files.exists(top) && !FileOwner.of(top).equals(owner)) {
            FileTree.own(top, owner);
        }
    }

    /** Hands all files of a directory to the owner, if the directory is theirs: they can go on without root later. */
    void ownFilesIfOwnerOf(Path directory) throws IOException {
        if (owner != null && FileOwner.of(directory).equals(owner)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    own(file);
                }
            }
        }
    }
}
