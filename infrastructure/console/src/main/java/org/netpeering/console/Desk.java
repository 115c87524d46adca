package org.netpeering.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.ActionDeniedException;
import org.netpeering.application.audit.AuditQuery;
import org.netpeering.application.audit.AuditQuery.ReadPeeringHistory;
import org.netpeering.application.audit.RecordedHistory;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/**
 * Where pages ask and act. Each call needs the right that a client needs for the same in the OAPI dialect, or in our own API where
 * that has no such call.
 */
final class Desk {
    private static final String READ = "api:ReadNetPeerings";
    private static final String AUDIT = "netpeering:ReadAudit";
    private static final String AUDIT_OF_ALL = "audit:ReadEntries";
    private static final String OPERATE = "audit:ReadOperations";

    private final ConsoleParts parts;
    private final NetPeerings peerings;

    Desk(ConsoleParts parts) {
        this.parts = parts;
        this.peerings = parts.peerings();
    }

    /** The newest that meet the filters and were requested before that place. */
    Page older(Caller caller, List<PeeringFilter> filters, @Nullable Cursor than, int limit) {
        refuseUnlessAllowed(caller, READ);
        return parts.overview().older(caller.account(), filters, than, limit);
    }

    /** Those that meet the filters and were requested next after that place, the newest first. */
    Page newer(Caller caller, List<PeeringFilter> filters, Cursor than, int limit) {
        refuseUnlessAllowed(caller, READ);
        return parts.overview().newer(caller.account(), filters, than, limit);
    }

    Map<PeeringStatus, Overview.Count> counts(Caller caller, List<PeeringFilter> filters) {
        refuseUnlessAllowed(caller, READ);
        return parts.overview().counts(caller.account(), filters);
    }

    private void refuseUnlessAllowed(Caller caller, String right) {
        peerings.denialOf(caller.doing(right)).ifPresent(denial -> {
            throw new ActionDeniedException(denial);
        });
    }

    /** The id as a peering that this account may see now or could see once. */
    NetPeeringId idOf(String text) {
        if (!NetPeeringId.isValid(text)) {
            throw noSuchPeering(text);
        }
        return new NetPeeringId(text);
    }

    /** The peering if it is listed. */
    Optional<PeeringView> find(Caller caller, NetPeeringId id) {
        return peerings.find(id, caller.doing(READ));
    }

    PeeringView listed(Caller caller, String id) {
        return find(caller, idOf(id)).orElseThrow(() -> noSuchPeering(id));
    }

    static ConsoleRefusal noSuchPeering(String id) {
        return new ConsoleRefusal(HttpServletResponse.SC_NOT_FOUND, "error.no-peering", id);
    }

    /** The Nets of the account, with their ranges. */
    List<Net> nets(Caller caller) {
        refuseUnlessAllowed(caller, "api:ReadNets");
        return parts.inventory().nets(caller.account());
    }

    Explanation explain(Caller caller, NetId source, NetId target, @Nullable AccountId owner) {
        return peerings.explain(
                new ExplainRequest(caller.account(), source, target, owner, UnknownAccepter.REFUSE),
                caller.doing("netpeering:ExplainRequest"));
    }

    /** Asks for a peering; between two Nets of the account it is accepted at once, as the product page has it. */
    Outcome request(Caller caller, NetId source, NetId target, @Nullable AccountId owner, List<Tag> tags) {
        Outcome outcome = peerings.request(
                new NetPeerings.Request(source, target, owner, UnknownAccepter.REFUSE, tags),
                caller.doing("api:CreateNetPeering"));
        return outcome instanceof Outcome.Done(PeeringView peering)
                        && peering.status() == PeeringStatus.PENDING_ACCEPTANCE
                        && peering.accepter().isOwnedBy(caller.account())
                ? accept(caller, peering.id())
                : outcome;
    }

    Outcome accept(Caller caller, NetPeeringId id) {
        return peerings.send(new AcceptNetPeering(id, caller.account()), caller.doing("api:AcceptNetPeering"));
    }

    Outcome reject(Caller caller, NetPeeringId id, @Nullable String reason) {
        return peerings.send(new RejectNetPeering(id, caller.account(), reason), caller.doing("api:RejectNetPeering"));
    }

    Outcome delete(Caller caller, NetPeeringId id) {
        return peerings.send(new DeleteNetPeering(id, caller.account()), caller.doing("api:DeleteNetPeering"));
    }

    Outcome tag(Caller caller, NetPeeringId id, Tag tag) {
        return peerings.send(new TagNetPeering(id, caller.account(), List.of(tag)), caller.doing("api:CreateTags"));
    }

    Outcome untag(Caller caller, NetPeeringId id, String key) {
        return peerings.send(
                new UntagNetPeering(id, caller.account(), List.of(new TagSelector(key, null))),
                caller.doing("api:DeleteTags"));
    }

    /** Whose eyes the caller reads the trail with: its own, or those of an auditor, for whom null stands. */
    @Nullable
    AccountId viewer(Caller caller) {
        return peerings.mayReadAll(caller.doing(AUDIT_OF_ALL)) ? null : caller.account();
    }

    /** What the trail says; auditors are answered about all. */
    <A> A ask(AuditQuery<A> query, Caller caller) {
        return peerings.ask(query, caller.doing(query.viewer() == null ? AUDIT_OF_ALL : AUDIT));
    }

    RecordedHistory history(Caller caller, NetPeeringId id) {
        return ask(new ReadPeeringHistory(viewer(caller), id), caller);
    }

    boolean mayOperate(Caller caller) {
        return peerings.mayReadAll(caller.doing(OPERATE));
    }

    /** What to tell a person about a refusal; empty if there was none, or nothing was left to do. */
    static Optional<String> refusalIn(Outcome outcome) {
        return outcome instanceof Outcome.Refused(Refusal refusal) && !(refusal instanceof Refusal.AlreadyDone)
                ? Optional.of(refusal.message())
                : Optional.empty();
    }
}
