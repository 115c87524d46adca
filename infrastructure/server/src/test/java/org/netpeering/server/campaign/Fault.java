package org.netpeering.server.campaign;

/** What befalls a campaign; each is counted. */
enum Fault {
    NODE_KILLED("nodes killed (SIGKILL)"),
    NODE_RESTARTED("nodes restarted"),
    NODE_STOOD_STILL("nodes that stood still"),
    CLOCK_JUMPED("clock jumps of a node"),
    POSTGRES_CRASHED("PostgreSQL crashes"),
    CONNECTIONS_CUT("cuts of all connections"),
    ANSWERS_LOST("cuts with answers held back"),
    DATABASE_STALLED("stalls of the database"),
    START_FAILED("starts that ended by themselves");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
