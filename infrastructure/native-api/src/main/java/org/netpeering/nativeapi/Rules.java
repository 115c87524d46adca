package org.netpeering.nativeapi;

/** What is said of a value that is not in order. */
final class Rules {
    static final String PEERING = "An id of a peering is 'pcx-' and 8 or 17 hexadecimal digits.";
    static final String NET = "An id of a Net is 'vpc-' and 8 or 17 hexadecimal digits.";
    static final String ACCOUNT = "An account id has 12 digits.";
    static final String STATE =
            "The states are pending-acceptance, provisioning, active, deleting, rejected, failed, expired and deleted.";
    static final String ID = "Send an id as an answer or an event has it, at most 200 characters.";

    private Rules() {}
}
