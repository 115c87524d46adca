package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Empty directories below target; with a space, since people's directories have some. */
final class ScratchDirectory {

    private ScratchDirectory() {}

    static Path named(String name) throws IOException {
        Path directory = Path.of("target", "embedded postgres", name).toAbsolutePath();
        FileTree.delete(directory);
        return Files.createDirectories(directory);
    }
}
