package org.netpeering.testkit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.HostFacts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetId;

/**
 * Given events, when a command comes, then events follow or a refusal: specifications of the lifecycle without any framework.
 *
 * <pre>{@code
 * GivenPeering.that(requested).when(accept).at(noon).thenEvents(accepted);
 * }</pre>
 *
 * <p>If nothing else is said, the Nets of Alice and Bob exist, nothing else is between them, and the default settings hold.
 */
public final class GivenPeering {
    private final NetPeering state;
    private NetDirectory nets = Nets.ofAliceAndBob();
    private PairFacts between = PairFacts.NONE;
    private PeeringSettings settings = PeeringSettings.DEFAULTS;
    private HostFacts host = HostFacts.NONE;

    private GivenPeering(NetPeering state) {
        this.state = state;
    }

    /** A peering to which this has happened. */
    public static GivenPeering that(NetPeeringEvent... events) {
        return that(Arrays.asList(events));
    }

    /** A peering to which this has happened. */
    public static GivenPeering that(List<? extends NetPeeringEvent> events) {
        return new GivenPeering(fold(NetPeering.ABSENT, events));
    }

    /** No peering. */
    public static GivenPeering nothing() {
        return new GivenPeering(NetPeering.ABSENT);
    }

    /** These Nets exist when the command comes. */
    public GivenPeering among(NetDirectory existing) {
        this.nets = existing;
        return this;
    }

    /** This is between the two Nets when the command comes. */
    public GivenPeering beside(PairFacts others) {
        this.between = others;
        return this;
    }

    /** These settings hold. */
    public GivenPeering under(PeeringSettings rules) {
        this.settings = rules;
        return this;
    }

    /** The host says this: whether it has a provisioner, and what its policy thinks of a request. */
    public GivenPeering embeddedIn(HostFacts says) {
        this.host = says;
        return this;
    }

    /** A command comes. */
    public When when(NetPeeringCommand command) {
        return new When(command);
    }

    /** A command that waits for its instant. */
    public final class When {
        private final NetPeeringCommand command;

        private When(NetPeeringCommand command) {
            this.command = command;
        }

        /** The command is decided at that instant. */
        public Then at(Instant now) {
            NetId source = null;
            NetId accepter = null;
            if (command instanceof RequestNetPeering request) {
                source = request.sourceNet();
                accepter = request.accepterNet();
            } else if (state.view().isPresent()) {
                PeeringView view = state.view().get();
                source = view.source().net();
                accepter = view.accepter().net();
            }
            Facts facts = new Facts(now, find(source), find(accepter), between, settings, host);
            Decision decision = NetPeeringDecider.decide(command, state, facts);
            return new Then(decision, fold(state, decision.events()));
        }

        private @Nullable NetFacts find(@Nullable NetId net) {
            Map<NetId, NetFacts> found = net == null ? Map.of() : nets.find(Set.of(net));
            return found.values().stream().findFirst().orElse(null);
        }
    }

    /** What followed. */
    public static final class Then {
        private final Decision decision;
        private final NetPeering after;

        private Then(Decision decision, NetPeering after) {
            this.decision = decision;
            this.after = after;
        }

        /** Exactly these events followed, in this order. */
        public Then thenEvents(NetPeeringEvent... expected) {
            return require(decision.events().equals(List.of(expected)), "events " + List.of(expected));
        }

        /** Events of exactly these kinds followed, in this order. */
        @SafeVarargs
        public final Then thenEvents(Class<? extends NetPeeringEvent>... kinds) {
            return require(
                    decision.events().stream().map(Object::getClass).toList().equals(List.of(kinds)),
                    "events " + List.of(kinds));
        }

        /** The command was refused like that. */
        public Then thenRefused(Refusal expected) {
            return require(expected.equals(decision.refusal()), "refusal " + expected);
        }

        /** The command was refused for a reason of that kind. */
        public Then thenRefused(Class<? extends Refusal> kind) {
            return require(kind.isInstance(decision.refusal()), "refusal " + kind.getSimpleName());
        }

        /** The command was carried out. */
        public Then thenDone() {
            return require(decision.refusal() == null, "no refusal");
        }

        /** No event followed. */
        public Then thenNothingHappened() {
            return require(decision.events().isEmpty(), "no event");
        }

        /** The peering afterwards. */
        public PeeringAssert thenPeering() {
            return PeeringAssert.assertThat(
                    after.view().orElseThrow(() -> new AssertionError("Expected a peering, but there is none")));
        }

        private Then require(boolean holds, String expected) {
            if (!holds) {
                throw new AssertionError("Expected " + expected + ", but followed " + decision);
            }
            return this;
        }
    }

    private static NetPeering fold(NetPeering start, List<? extends NetPeeringEvent> events) {
        NetPeering folded = start;
        for (NetPeeringEvent event : events) {
            folded = NetPeeringDecider.evolve(folded, event);
        }
        return folded;
    }
}
