package org.netpeering.server.permissions;

/** Who asks, in the order of the columns. */
enum Caller {
    OWNER("owner"),
    OTHER_OWNER("other owner"),
    STRANGER("stranger"),
    WITHOUT_RIGHT("key without right"),
    WITH_DENY("key with Deny");

    private final String title;

    Caller(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
