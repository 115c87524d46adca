package org.netpeering.application.inventory;

/** What the owner of a Net can set for it. It is kept and shown, and changes nothing else. */
public record NetAttributes(boolean dnsSupport, boolean dnsHostnames, boolean addressUsageMetrics) {
    /** What holds until somebody says otherwise. */
    public static final NetAttributes DEFAULTS = new NetAttributes(true, false, false);
}
