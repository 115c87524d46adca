package org.netpeering.edge;

/** What the verifier found. */
sealed interface Verdict {

    /** The request was signed with this key. */
    record Signed(AccessKey key) implements Verdict {}

    /** The request is not to be believed. */
    record Unsigned(EdgeRefusal refusal) implements Verdict {}
}
