package org.netpeering.application.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.EngineParts;
import org.netpeering.application.command.RequestKeys.RequestKey;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.application.view.PeeringSummaries.Pair;
import org.netpeering.application.view.PeeringSummaries.PairSummary;
import org.netpeering.application.view.PeeringSummaries.Stored;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Gathers what a decision may know: now, both Nets, what else exists between them, and what the host says. */
final class FactsGathering {
    /** Below every version: the peering is not known to exist. */
    static final long NO_VERSION = -1;

    /** Above every version: within a transaction there may be events that nobody else sees. */
    static final long UNCOMMITTED = Long.MAX_VALUE;

    private final NetDirectory directory;
    private final PeeringSummaries summaries;
    private final InstantSource clock;
    private final PeeringSettings settings;
    private final HostGathering host;
    private final RequestKeys keys;

    private FactsGathering(
            NetDirectory directory,
            PeeringSummaries summaries,
            InstantSource clock,
            PeeringSettings settings,
            HostGathering host,
            RequestKeys keys) {
        this.directory = directory;
        this.summaries = summaries;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
        this.host = host;
    }

    static FactsGathering from(EngineParts parts, RequestKeys keys) {
        return new FactsGathering(
                parts.directory(), parts.summaries(), parts.clock(), parts.settings(), HostGathering.from(parts), keys);
    }

    /**
     * The facts, and what else the bus has to know.
     *
     * @param overdue a pending request of the same direction whose instant has come; it must be expired first
     * @param version the version that the peering has at least
     * @param answered what a request with the same idempotency key has led to
     */
    record Gathered(
            Facts facts,
            @Nullable NetPeeringId overdue,
            long version,
            @Nullable NetPeeringId answered) {
        private Gathered(Facts facts, @Nullable NetPeeringId overdue, long version) {
            this(facts, overdue, version, null);
        }

        private Gathered with(@Nullable NetPeeringId found) {
            return new Gathered(facts, overdue, version, found);
        }
    }

    Gathered gather(NetPeeringCommand command) {
        return gatherAll(List.of(command)).getFirst();
    }

    /** The same for a command that belongs to a transaction that goes on after it. */
    Gathered gatherWithinTransaction(NetPeeringCommand command) {
        Gathered gathered = gather(command);
        return new Gathered(gathered.facts(), gathered.overdue(), UNCOMMITTED, gathered.answered());
    }

    /** For each command, in their order; asks each source once for all of them. */
    List<Gathered> gatherAll(List<? extends NetPeeringCommand> commands) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<NetPeeringId, Stored> stored = stored(commands);
        List<Optional<Pair>> asked =
                commands.stream().map(command -> pair(command, stored)).toList();
        List<Pair> pairs = asked.stream().flatMap(Optional::stream).toList();
        Map<NetId, NetFacts> nets = nets(pairs);
        Iterator<PairSummary> summary = pairs.isEmpty()
                ? Collections.emptyIterator()
                : summaries.pairs(pairs, now).iterator();
        Map<RequestKey, NetPeeringId> answered = answered(commands, now);
        List<Gathered> gathered = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            NetPeeringCommand command = commands.get(i);
            Stored peering = stored.get(command.peeringId());
            long version = peering == null ? NO_VERSION : peering.version();
            gathered.add(asked.get(i)
                    .map(pair -> aboutBothNets(command, pair, nets, summary.next(), now, version))
                    .orElseGet(() -> new Gathered(
                            new Facts(now, null, null, PairFacts.NONE, settings, host.aboutNoRequest()), null, version))
                    .with(answered.get(RequestKey.of(command))));
        }
        return gathered;
    }

    private Map<RequestKey, NetPeeringId> answered(List<? extends NetPeeringCommand> commands, Instant now) {
        Set<RequestKey> named =
                commands.stream().map(RequestKey::of).filter(Objects::nonNull).collect(Collectors.toSet());
        return named.isEmpty() ? Collections.emptyMap() : keys.find(named, now.minus(RequestKeys.KEPT));
    }

    private Map<NetPeeringId, Stored> stored(List<? extends NetPeeringCommand> commands) {
        Set<NetPeeringId> existing = commands.stream()
                .filter(command -> !(command instanceof RequestNetPeering))
                .map(NetPeeringCommand::peeringId)
                .collect(Collectors.toSet());
        return existing.isEmpty() ? Map.of() : summaries.fetchAll(existing);
    }

    /** The two Nets that the decision depends on, if it depends on any. */
    private static Optional<Pair> pair(NetPeeringCommand command, Map<NetPeeringId, Stored> stored) {
        return switch (command) {
            case RequestNetPeering request ->
                Optional.of(new Pair(request.sourceNet(), request.accepterNet(), request.peeringId()));
            // Of a peering of others no more is read than of one that does not exist: the time must not tell them
            // apart.
            case AcceptNetPeering accept ->
                Optional.ofNullable(stored.get(accept.peeringId()))
                        .map(Stored::view)
                        .filter(view -> view.concerns(accept.caller()))
                        .map(FactsGathering::pair);
            case ReportNetRangesChanged report ->
                Optional.ofNullable(stored.get(report.peeringId()))
                        .map(Stored::view)
                        .map(FactsGathering::pair);
            default -> Optional.empty();
        };
    }

    private static Pair pair(PeeringView view) {
        return new Pair(view.source().net(), view.accepter().net(), view.id());
    }

    private Map<NetId, NetFacts> nets(List<Pair> pairs) {
        Set<NetId> wanted = new HashSet<>();
        for (Pair pair : pairs) {
            wanted.add(pair.source());
            wanted.add(pair.accepter());
        }
        return wanted.isEmpty() ? Map.of() : directory.find(wanted);
    }

    private Gathered aboutBothNets(
            NetPeeringCommand command,
            Pair pair,
            Map<NetId, NetFacts> nets,
            PairSummary summary,
            Instant now,
            long version) {
        NetFacts source = nets.get(pair.source());
        NetFacts accepter = nets.get(pair.accepter());
        Facts facts =
                new Facts(now, source, accepter, summary.facts(), settings, host.about(command, source, accepter));
        return new Gathered(facts, summary.overdue(), version);
    }
}
