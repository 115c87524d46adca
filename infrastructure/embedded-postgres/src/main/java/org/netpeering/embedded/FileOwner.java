package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The numbers of the user and the group that own a file. */
record FileOwner(int uid, int gid) {

    static final FileOwner ROOT = new FileOwner(0, 0);

    static FileOwner of(Path file) throws IOException {
        Map<String, Object> owner = Files.readAttributes(file, "unix:uid,gid");
        return new FileOwner(
                (Integer) Objects.requireNonNull(owner.get("uid")), (Integer) Objects.requireNonNull(owner.get("gid")));
    }

    boolean isRoot() {
        return uid == 0;
    }
}
