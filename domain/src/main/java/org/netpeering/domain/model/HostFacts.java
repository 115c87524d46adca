package org.netpeering.domain.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those who embed the engine say at the moment of asking.
 *
 * @param provisions whether a provisioner joins and takes apart the Nets, so that acceptance and deletion take their time
 * @param verdicts what each rule of the policy says, in its order; none if the request is not one that a policy is asked about
 * @param approval the name of the rule by which the policy accepts on behalf of the owner of the accepter Net, or null
 */
public record HostFacts(
        boolean provisions,
        List<Verdict> verdicts,
        @Nullable String approval) {
    /** No provisioner, no policy. */
    public static final HostFacts NONE = new HostFacts(false, List.of(), null);

    /** A provisioner, no policy. */
    public static final HostFacts PROVISIONING = new HostFacts(true, List.of(), null);

    /** Copies the verdicts. */
    public HostFacts {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What one rule says.
     *
     * @param rule its name, in kebab-case
     * @param objection why the request is refused, or null if the rule holds
     */
    public record Verdict(String rule, @Nullable String objection) {}
}
