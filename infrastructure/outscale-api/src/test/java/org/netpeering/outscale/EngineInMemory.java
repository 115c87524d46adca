package org.netpeering.outscale;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** The decider of the domain behind real Axon buses, with all state in memory and a clock that ticks once per command. */
final class EngineInMemory {
    private final Map<NetPeeringId, NetPeering> states = new LinkedHashMap<>();
    private final Function<NetId, Optional<NetFacts>> nets;
    private final PeeringSettings settings;
    private Instant now = Instant.parse("2026-11-22T20:15:30.123456Z");
    private int ids;

    EngineInMemory(Function<NetId, Optional<NetFacts>> nets, PeeringSettings settings) {
        this.nets = nets;
        this.settings = settings;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    NetPeerings facade() {
        SimpleCommandBus commands = SimpleCommandBus.builder().build();
        for (Class<?> command : NetPeeringCommand.class.getDeclaredClasses()) {
            commands.subscribe(command.getName(), message -> handle((NetPeeringCommand) message.getPayload()));
        }
        SimpleQueryBus queries = SimpleQueryBus.builder().build();
        queries.subscribe(
                ListNetPeerings.class.getName(), Page.class, message -> list((ListNetPeerings) message.getPayload()));
        queries.subscribe(
                FindNetPeering.class.getName(), Page.class, message -> find((FindNetPeering) message.getPayload()));
        return new NetPeerings(
                DefaultCommandGateway.builder().commandBus(commands).build(),
                DefaultQueryGateway.builder().queryBus(queries).build(),
                () -> new NetPeeringId("pcx-%08x".formatted(++ids)),
                new LiveOnly(),
                Permissions.ALL,
                new RefusedAttempts(new NoTrail(), new LiveOnly(), () -> now));
    }

    private Outcome handle(NetPeeringCommand command) {
        now = now.plusMillis(1);
        NetPeering state = states.getOrDefault(command.peeringId(), NetPeering.ABSENT);
        Decision decision = NetPeeringDecider.decide(command, state, facts(command, state));
        for (NetPeeringEvent event : decision.events()) {
            state = NetPeeringDecider.evolve(state, event);
            states.put(command.peeringId(), state);
        }
        return decision.refusal() != null
                ? new Outcome.Refused(decision.refusal())
                : new Outcome.Done(state.view().orElseThrow());
    }

    private Facts facts(NetPeeringCommand command, NetPeering state) {
        Optional<NetId> source = command instanceof RequestNetPeering request
                ? Optional.of(request.sourceNet())
                : state.view().map(view -> view.source().net());
        Optional<NetId> accepter = command instanceof RequestNetPeering request
                ? Optional.of(request.accepterNet())
                : state.view().map(view -> view.accepter().net());
        PairFacts pair = source.isEmpty() || accepter.isEmpty()
                ? PairFacts.NONE
                : pair(source.get(), accepter.get(), command.peeringId());
        return new Facts(
                now, source.flatMap(nets).orElse(null), accepter.flatMap(nets).orElse(null), pair, settings);
    }

    private PairFacts pair(NetId source, NetId accepter, NetPeeringId exceptFor) {
        List<PeeringView> live = views().filter(
                        view -> view.status().isLive() && !view.id().equals(exceptFor))
                .toList();
        Predicate<PeeringView> same = view ->
                view.source().net().equals(source) && view.accepter().net().equals(accepter);
        Predicate<PeeringView> reverse = view ->
                view.source().net().equals(accepter) && view.accepter().net().equals(source);
        return new PairFacts(
                live.stream().filter(same).map(PeeringView::id).findFirst().orElse(null),
                live.stream()
                        .filter(same.or(reverse))
                        .filter(view -> view.status() == PeeringStatus.ACTIVE)
                        .map(PeeringView::id)
                        .findFirst()
                        .orElse(null),
                (int) live.stream()
                        .filter(view ->
                                view.source().net().equals(source) && view.status() == PeeringStatus.PENDING_ACCEPTANCE)
                        .count(),
                (int) live.stream().filter(view -> takesPart(view, source)).count(),
                (int) live.stream().filter(view -> takesPart(view, accepter)).count());
    }

    private static boolean takesPart(PeeringView view, NetId net) {
        return view.source().net().equals(net) || view.accepter().net().equals(net);
    }

    private Stream<PeeringView> views() {
        return states.values().stream().map(state -> state.view().orElseThrow().asOf(now));
    }

    private Stream<PeeringView> listed(AccountId caller) {
        return views().filter(view -> view.concerns(caller)
                && Optional.ofNullable(view.endedAt())
                        .map(end -> now.isBefore(end.plus(settings.listingRetention())))
                        .orElse(true));
    }

    private Page find(FindNetPeering query) {
        return new Page(
                listed(query.caller())
                        .filter(view -> view.id().equals(query.peeringId()))
                        .toList(),
                null);
    }

    private Page list(ListNetPeerings query) {
        List<PeeringView> found = listed(query.caller())
                .filter(view -> query.filters().stream().allMatch(filter -> holds(filter, view, query.caller())))
                .filter(view -> Optional.ofNullable(query.after())
                        .map(after -> view.requestedAt().isAfter(after.requestedAt()))
                        .orElse(true))
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        PeeringView last = found.get(query.limit() - 1);
        return new Page(found.subList(0, query.limit()), new Cursor(last.requestedAt(), last.id()));
    }

    private static boolean holds(PeeringFilter filter, PeeringView view, AccountId caller) {
        return switch (filter) {
            case AttributeFilter(PeeringFilter.Attribute attribute, List<TextPattern> anyOf) ->
                texts(attribute, view).anyMatch(text -> anyOf.stream().anyMatch(pattern -> pattern.matches(text)));
            case PeeringFilter.RegionFilter f -> throw new AssertionError("not asked here");
            case PeeringFilter.MessageFilter f -> throw new AssertionError("not asked here");
            case TagFilter(List<TagCondition> anyOf, var from) ->
                view.tagsOf(caller).entrySet().stream()
                        .anyMatch(tag ->
                                anyOf.stream().anyMatch(condition -> meets(condition, tag.getKey(), tag.getValue())));
        };
    }

    private static boolean meets(TagCondition condition, String key, String value) {
        return Optional.ofNullable(condition.key())
                        .map(pattern -> pattern.matches(key))
                        .orElse(true)
                && Optional.ofNullable(condition.value())
                        .map(pattern -> pattern.matches(value))
                        .orElse(true);
    }

    private static Stream<String> texts(PeeringFilter.Attribute attribute, PeeringView view) {
        return switch (attribute) {
            case PEERING_ID -> Stream.of(view.id().value());
            case SOURCE_NET -> Stream.of(view.source().net().value());
            case SOURCE_ACCOUNT -> account(view.source());
            case SOURCE_RANGE -> view.source().ranges().stream().map(CidrBlock::toString);
            case ACCEPTER_NET -> Stream.of(view.accepter().net().value());
            case ACCEPTER_ACCOUNT -> account(view.accepter());
            case ACCEPTER_RANGE -> view.accepter().ranges().stream().map(CidrBlock::toString);
            case EXPIRES_AT -> Stream.of(PeeringDocument.dateTime(view.expiresAt()));
            case STATUS -> Stream.of(view.status().wireName());
            case MESSAGE -> Stream.of(view.message());
        };
    }

    private static Stream<String> account(NetEnd end) {
        return Optional.ofNullable(end.account()).map(AccountId::value).stream();
    }

    /** The facade asks the read model itself for nothing but this. */
    private final class LiveOnly implements PeeringSummaries {
        @Override
        public List<NetPeeringId> liveOf(NetId net) {
            return views().filter(view -> view.status().isLive() && takesPart(view, net))
                    .map(PeeringView::id)
                    .toList();
        }

        @Override
        public void apply(NetPeeringEvent event, long version) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Map<NetPeeringId, Stored> fetchAll(Set<NetPeeringId> peerings) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Page list(ListNetPeerings query, Instant at, Instant endedSince) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Page find(FindNetPeering query, Instant at, Instant endedSince) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<PairSummary> pairs(List<Pair> pairs, Instant at) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<NetPeeringId> overdue(Instant at, int limit) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter) {
            throw new AssertionError("not asked here");
        }
    }

    /** Nobody is denied anything here, so there is nothing to write down. */
    private static final class NoTrail implements AuditTrail {
        @Override
        public void addAttempt(IndexedEntry attempt) {
            throw new UnsupportedOperationException("Nobody is denied anything here, yet " + attempt);
        }

        @Override
        public void addEvent(DomainEventMessage<?> event) {
            throw new UnsupportedOperationException("Nothing follows the events, yet " + event);
        }

        @Override
        public AuditPage search(SearchAudit query) {
            throw new UnsupportedOperationException("There is no trail to search for " + query);
        }
    }
}
