package org.netpeering.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.RegionName;
import org.netpeering.edge.CallLimits;
import org.netpeering.edge.CallRate;
import org.netpeering.edge.ForwardedStyle;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the server that the engine does not know by itself.
 *
 * @param mode sandbox, to try things out on this machine, or production
 * @param dataDir where the embedded PostgreSQL keeps everything
 * @param accountsFile the accounts and their access keys; the sandbox has two demo accounts without it
 * @param secretsKeyFile the key that encrypts the secrets of access keys in the database
 * @param region the region that the server says it is
 * @param regions further regions, for callers of the EC2-compatible API in the personality {@code aws}
 * @param fcu the EC2-compatible API
 * @param behindProxy whether a proxy holds every connection, which may end TLS and says whom it serves
 */
@ConfigurationProperties("netpeering")
record ServerProperties(
        @DefaultValue("sandbox") Mode mode,
        @DefaultValue("netpeering-data") Path dataDir,
        @Nullable Path accountsFile,
        @Nullable Path secretsKeyFile,
        @DefaultValue("eu-west-2") String region,
        @DefaultValue List<String> regions,
        @DefaultValue Fcu fcu,
        @DefaultValue Limits limits,
        @DefaultValue Webhooks webhooks,
        @DefaultValue("false") boolean behindProxy,
        @DefaultValue Proxy proxy,
        @DefaultValue Audit audit) {

    /** The home region, and then the others. */
    List<RegionName> allRegions() {
        try {
            return Stream.concat(Stream.of(region), regions.stream())
                    .distinct()
                    .map(RegionName::new)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new StartRefused("netpeering.region, netpeering.regions: " + e.getMessage());
        }
    }

    /**
     * The EC2-compatible API.
     *
     * @param personality whose API it behaves like at the root path
     * @param paths further endpoints: a path such as {@code /aws}, and whose API it behaves like there
     * @param ports further ports of the server, and whose API it behaves like at their root path
     */
    record Fcu(
            @DefaultValue("outscale") Personality personality,
            @DefaultValue Map<String, Personality> paths,
            @DefaultValue Map<Integer, Personality> ports) {}

    enum Personality {
        OUTSCALE,
        AWS
    }

    enum Mode {
        SANDBOX,
        PRODUCTION
    }

    /**
     * What one account may ask of this node. The defaults are far above what the SDKs do by themselves (5 calls a second), and
     * above a pipeline of many processes; they are below what a node can do, so that there is something left for others.
     *
     * @param readsPerSecond how often it may read; 0 for no limit
     * @param readsBurst how many reads it can save up
     * @param writesPerSecond how often it may make any other call; 0 for no limit
     * @param writesBurst how many of those it can save up
     * @param atOnce how many of its calls are worked on at the same time; 0 for no limit
     * @param wrongSignatures how many in a row lock an access key for where they came from; 0 for no lock
     * @param streams how many streams of events it can have open; 0 for no limit
     */
    record Limits(
            @DefaultValue("200") int readsPerSecond,
            @DefaultValue("2000") int readsBurst,
            @DefaultValue("100") int writesPerSecond,
            @DefaultValue("1000") int writesBurst,
            @DefaultValue("8") int atOnce,
            @DefaultValue("4") int wrongSignatures,
            @DefaultValue("16") int streams) {

        private static final Duration PATIENCE = Duration.ofSeconds(5);

        CallLimits callLimits() {
            return new CallLimits(
                    new CallRate(readsPerSecond, readsBurst),
                    new CallRate(writesPerSecond, writesBurst),
                    atOnce,
                    PATIENCE);
        }
    }

    /**
     * @param perAccount how many webhooks an account may have
     * @param tries how often an event is delivered until it is parked
     * @param firstRetry the pause after the first try; each one is twice as long as the one before, up to 5 minutes
     * @param allowedAddresses of receivers that are not public: IP addresses or ranges
     * @param configured those of the operator, by names of its choice; {@link WebhookSettings} reads them
     */
    record Webhooks(
            @DefaultValue("10") int perAccount,
            @DefaultValue("10") int tries,
            @DefaultValue("PT1S") Duration firstRetry,
            @DefaultValue List<String> allowedAddresses,
            @DefaultValue Map<String, Object> configured) {
        /** Without what is configured, secrets among it. */
        @Override
        public String toString() {
            return "Webhooks[configured=" + configured.keySet() + "]";
        }
    }

    /**
     * The proxy in front, if there is one.
     *
     * @param headers the ones in which it says whom it serves
     * @param addresses of all proxies on the way: IP addresses or ranges; none if there is one proxy only
     */
    record Proxy(
            @DefaultValue("x-forwarded") ForwardedStyle headers,
            @DefaultValue List<String> addresses) {}

    /**
     * The proof that nothing in the log was altered.
     *
     * @param checkpointInterval from one signed checkpoint to the next
     * @param signingKeyFile the private key of Ed25519 that signs them
     */
    record Audit(
            @DefaultValue("PT1M") Duration checkpointInterval,
            @Nullable Path signingKeyFile) {}
}
