package org.netpeering.edge;

import java.util.Optional;

/** The access keys that may sign calls now. */
@FunctionalInterface
public interface AccessKeys {

    /**
     * The key with this id; empty if there is none, or if it is switched off or expired.
     *
     * <p>Asked on every signed call, from many threads, with whatever id the caller sends.
     */
    Optional<AccessKey> find(String accessKeyId);
}
