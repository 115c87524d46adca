package org.netpeering.application.inventory;

/** The states of a VM that this inventory knows, with the names and codes that stand on the wire. */
public enum VmState {
    RUNNING("running", 16),
    STOPPED("stopped", 80),
    SHUTTING_DOWN("shutting-down", 32),
    TERMINATED("terminated", 48);

    private final String wireName;
    private final int code;

    VmState(String wireName, int code) {
        this.wireName = wireName;
        this.code = code;
    }

    /** The name on the wire, such as {@code running}. */
    public String wireName() {
        return wireName;
    }

    /** The number that the EC2-compatible dialect shows beside the name. */
    public int code() {
        return code;
    }
}
