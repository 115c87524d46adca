package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a root can do to run a program that refuses root. */
enum RootEscape {
    /** Nobody to the program in a user namespace of its own, still root to the file system, though without its powers. */
    USER_NAMESPACE {
        @Override
        List<RunAs> candidates(Path dataDirectory) {
            return List.of(new RunAs("root in a user namespace", List.of("unshare", "--user"), FileOwner.ROOT));
        }
    },
    /** Somebody else: the owner of the data directory, or nobody where that is root. */
    OTHER_USER {
        @Override
        List<RunAs> candidates(Path dataDirectory) throws IOException {
            FileOwner directoryOwner = FileOwner.of(dataDirectory);
            FileOwner user = directoryOwner.isRoot() ? nobody(dataDirectory) : directoryOwner;
            String uid = Integer.toString(user.uid());
            String gid = Integer.toString(user.gid());
            String name = Command.run(dataDirectory, List.of("id", "-un", uid)).output();
            String who = "user " + name;
            return List.of(
                    new RunAs(who, List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--"), user),
                    new RunAs(who, List.of("runuser", "-u", name, "--"), user),
                    new RunAs(who, List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", name, "--"), user));
        }
    };

    /**
     * Which to try first. The namespace, as a rule: the files stay root's, none is handed to a user who may run other
     * programs, and the directories above need not be open to others, so that a data directory below /root works. But
     * root cannot pass over permissions in there; so a directory that belongs to somebody else is used as this somebody,
     * who also finds the files to be theirs later.
     */
    static List<RootEscape> preferredFor(Path dataDirectory) throws IOException {
        return FileOwner.of(dataDirectory).isRoot()
                ? List.of(USER_NAMESPACE, OTHER_USER)
                : List.of(OTHER_USER, USER_NAMESPACE);
    }

    /** Ways to do it, whichever of the programs are installed. */
    abstract List<RunAs> candidates(Path dataDirectory) throws IOException;

    private static FileOwner nobody(Path dataDirectory) throws IOException {
        return new FileOwner(idOfNobody(dataDirectory, "-u"), idOfNobody(dataDirectory, "-g"));
    }

    private static int idOfNobody(Path dataDirectory, String option) throws IOException {
        Command id = Command.run(dataDirectory, List.of("id", option, "nobody"));
        int whereNobodyIsUnknown = 65534;
        return id.succeeded() ? Integer.parseInt(id.output()) : whereNobodyIsUnknown;
    }
}
