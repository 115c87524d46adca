package org.netpeering.domain.model;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;

/** The rules that can refuse a request, in the order in which they are checked; the first refusal wins. */
enum RequestRule {
    /** The caller asks for a Net of its own, where the request says that it lies. */
    CALLER_OWNS_SOURCE {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            NetFacts source = facts.source();
            boolean owned = source != null
                    && source.owner().equals(request.caller())
                    && source.mayLieIn(request.expectations().sourceRegion());
            return when(!owned, new Refusal.SourceNetUnknown(request.sourceNet()));
        }
    },

    /** A Net cannot be joined with itself. */
    NETS_DIFFER {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return when(request.sourceNet().equals(request.accepterNet()), new Refusal.SameNet(request.sourceNet()));
        }
    },

    /** Some installations want the owner of the accepter Net to be named. */
    ACCEPTER_OWNER_NAMED {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return when(
                    facts.settings().requireAccepterOwner() && request.accepterOwner() == null,
                    new Refusal.AccepterOwnerMissing(request.accepterNet()));
        }
    },

    /** The accepter Net exists, belongs to the named owner and lies in the named region, unless the request says that such a peering is to fail. */
    ACCEPTER_KNOWN {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return when(
                    request.unknownAccepter() == UnknownAccepter.REFUSE && !accepterIsKnown(request, facts),
                    new Refusal.AccepterNetUnknown(request.accepterNet(), request.accepterOwner()));
        }
    },

    /** The source Net contains a VM. */
    SOURCE_HAS_VM {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return when(lacksVm(facts, facts.source()), new Refusal.NetLacksVm(request.sourceNet()));
        }
    },

    /** The accepter Net contains a VM. */
    ACCEPTER_HAS_VM {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return when(
                    accepterIsKnown(request, facts) && lacksVm(facts, facts.accepter()),
                    new Refusal.NetLacksVm(request.accepterNet()));
        }
    },

    /**
     * A peering in the same direction that is pending, active or on its way to it is shown instead of a second one; and
     * there is none in either direction as long as what joined the two Nets before is not taken apart.
     */
    NOT_ASKED_BEFORE {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            return Optional.ofNullable(facts.pair().live())
                    .<Refusal>map(Refusal.AlreadyDone::new)
                    .or(() -> Optional.ofNullable(facts.pair().deleting()).map(Refusal.StillDeleting::new));
        }
    },

    /** The source Net has not made too many requests that still wait. */
    PENDING_QUOTA {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            int limit = facts.settings().pendingPerNet();
            return when(
                    facts.pair().pendingOfSource() >= limit,
                    new Refusal.TooManyPendingRequests(request.sourceNet(), limit));
        }
    },

    /** Neither Net takes part in too many peerings. */
    PEERING_QUOTA {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            int limit = facts.settings().peeringsPerNet();
            if (facts.pair().liveOfSource() >= limit) {
                return Optional.of(new Refusal.TooManyPeerings(request.sourceNet(), limit));
            }
            return when(
                    facts.pair().liveOfAccepter() >= limit, new Refusal.TooManyPeerings(request.accepterNet(), limit));
        }
    },

    /** No rule of the host speaks against it. */
    POLICY {
        @Override
        Optional<Refusal> check(RequestNetPeering request, Facts facts) {
            for (HostFacts.Verdict verdict : facts.host().verdicts()) {
                if (verdict.objection() != null) {
                    return Optional.of(new Refusal.AgainstPolicy(verdict.rule(), verdict.objection()));
                }
            }
            return Optional.empty();
        }
    };

    abstract Optional<Refusal> check(RequestNetPeering request, Facts facts);

    static Optional<Refusal> firstRefusal(RequestNetPeering request, Facts facts) {
        return Arrays.stream(values())
                .flatMap(rule -> rule.check(request, facts).stream())
                .findFirst();
    }

    static boolean accepterIsKnown(RequestNetPeering request, Facts facts) {
        NetFacts accepter = facts.accepter();
        AccountId named = request.accepterOwner();
        return accepter != null
                && (named == null || named.equals(accepter.owner()))
                && accepter.mayLieIn(request.expectations().accepterRegion());
    }

    private static boolean lacksVm(Facts facts, @Nullable NetFacts net) {
        return facts.settings().requireVm() && (net == null || !net.hasVm());
    }

    private static Optional<Refusal> when(boolean broken, Refusal refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }
}
