package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds a user PostgreSQL can run as, by trying: the user we are, or for root what the escapes offer. */
final class RunAsChoice {

    private final DataDirectory data;
    private final Binaries binaries;
    private final List<String> failures = new ArrayList<>();

    RunAsChoice(DataDirectory data, Binaries binaries) {
        this.data = data;
        this.binaries = binaries;
    }

    static boolean isRoot(Path anyDirectory) throws IOException {
        return Command.run(anyDirectory, List.of("id", "-u")).output().equals("0");
    }

    RunAs choose(List<RootEscape> escapes) throws IOException {
        for (RunAs candidate : candidates(escapes)) {
            if (works(candidate)) {
                return candidate;
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL cannot run in the data directory " + data.root() + ": "
                + String.join("; ", failures)
                + ". Name another data directory, or start as a user other than root who owns it.");
    }

    private List<RunAs> candidates(List<RootEscape> escapes) throws IOException {
        if (!isRoot(data.root())) {
            return List.of(new RunAs("user " + System.getProperty("user.name"), List.of(), null));
        }
        List<RunAs> candidates = new ArrayList<>();
        for (RootEscape escape : escapes) {
            candidates.addAll(escape.candidates(data.root()));
        }
        return candidates;
    }

    /** Does in small what will be done in earnest: be someone with a name, write, run the server's program. */
    private boolean works(RunAs candidate) throws IOException {
        Path probe = data.root().resolve(".probe");
        FileTree.delete(probe);
        Files.createDirectory(
                probe, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            candidate.own(probe);
            if (candidate.owner() != null) {
                openOurDirectory(candidate.owner());
            }
            Command trial = candidate.run(
                    data.root(),
                    "/bin/sh",
                    "-c",
                    "id -un >/dev/null && : > \"$1/written\" && exec \"$2\" --version",
                    "sh",
                    probe.toString(),
                    binaries.program("postgres").toString());
            if (!trial.succeeded()) {
                failures.add("as " + candidate.who() + " by " + how(candidate) + ": " + trial.output()
                        + closedDirectoryAbove(candidate));
            }
            return trial.succeeded();
        } catch (IOException notInstalled) {
            failures.add("as " + candidate.who() + " by " + how(candidate) + ": " + notInstalled.getMessage());
            return false;
        } finally {
            FileTree.delete(probe);
        }
    }

    /** Another user must get through our directory to the cluster in it. */
    private void openOurDirectory(FileOwner user) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(data.root());
        if (!user.isRoot()
                && FileOwner.of(data.root()).isRoot()
                && permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(data.root(), permissions);
        }
    }

    /** The directories above are not ours to open, but the likely reason of a failure. */
    private String closedDirectoryAbove(RunAs candidate) throws IOException {
        FileOwner user = candidate.owner();
        for (Path above = data.root().getParent(); above != null && user != null; above = above.getParent()) {
            if (FileOwner.of(above).uid() != user.uid()
                    && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return " (the directory " + above + " is closed to this user: chmod o+x " + above
                        + " would open the way)";
            }
        }
        return "";
    }

    private static String how(RunAs candidate) {
        return candidate.prefix().isEmpty() ? "itself" : candidate.prefix().get(0);
    }
}
