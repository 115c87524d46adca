package org.netpeering.autoconfigure;

import java.time.Duration;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.model.ProvisioningSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the engine.
 *
 * @param enabled whether there is an engine in this application
 * @param expiry how long a request can be accepted
 */
@ConfigurationProperties("netpeering")
record NetPeeringProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("PT168H") Duration expiry,
        @DefaultValue Listing listing,
        @DefaultValue Rules rules,
        @DefaultValue Quotas quotas,
        @DefaultValue Provisioning provisioning,
        @DefaultValue Schema schema,
        @DefaultValue Host host,
        @DefaultValue HealthLimits health) {

    /** @param retention how long a peering that ended stays in the lists */
    record Listing(@DefaultValue("PT1H") Duration retention) {}

    /**
     * @param requireVm whether both Nets must contain a VM
     * @param accepterOwner whether a request must name the owner of the accepter Net
     */
    record Rules(
            @DefaultValue("true") boolean requireVm,
            @DefaultValue("optional") AccepterOwner accepterOwner) {}

    enum AccepterOwner {
        OPTIONAL,
        REQUIRED
    }

    /**
     * @param pendingPerNet how many pending requests a Net may have made
     * @param peeringsPerNet how many pending and active peerings a Net may take part in
     */
    record Quotas(
            @DefaultValue("25") int pendingPerNet,
            @DefaultValue("50") int peeringsPerNet) {}

    /**
     * How patient the engine is with a provisioner, where one is there.
     *
     * @param answerWithin how long an attempt has until it counts as failed
     * @param tries how many attempts to join two Nets there are
     * @param firstRetry the pause after the first failed attempt; each one is twice as long as the one before
     * @param longestRetry the longest pause
     */
    record Provisioning(
            @DefaultValue("PT5M") Duration answerWithin,
            @DefaultValue("5") int tries,
            @DefaultValue("PT10S") Duration firstRetry,
            @DefaultValue("PT15M") Duration longestRetry) {}

    /**
     * @param migrate whether the schema 'netpeering' is made and brought up to date at the start; otherwise it is only looked at
     * @param connectRetries how often the database is tried again at the start if it cannot be reached
     */
    record Schema(
            @DefaultValue("true") boolean migrate,
            @DefaultValue("0") int connectRetries) {}

    /**
     * @param answerOnBuses whether commands and queries are answered that the application sends on Axon buses of its own
     * @param publishEvents whether events are published on the application's own Axon event bus, for its processors and sagas; otherwise
     *     the engine calls the event handlers among the beans itself
     * @param awaitAxonServer how long the start waits for Axon Server if the application's buses lead through it, and then fails; zero not to
     *     wait
     */
    record Host(
            @DefaultValue("true") boolean answerOnBuses,
            @DefaultValue("false") boolean publishEvents,
            @DefaultValue("PT10S") Duration awaitAxonServer) {}

    /**
     * @param lag how old an event may be that a follower of the log has not come to, until the health says so
     * @param overdue for how long a request may wait to expire, until the health says so
     */
    record HealthLimits(
            @DefaultValue("PT1M") Duration lag,
            @DefaultValue("PT10S") Duration overdue) {}

    PeeringSettings peeringSettings() {
        return new PeeringSettings(
                expiry,
                listing.retention(),
                rules.requireVm(),
                rules.accepterOwner() == AccepterOwner.REQUIRED,
                quotas.pendingPerNet(),
                quotas.peeringsPerNet(),
                new ProvisioningSettings(
                        provisioning.answerWithin(),
                        provisioning.tries(),
                        provisioning.firstRetry(),
                        provisioning.longestRetry()));
    }
}
