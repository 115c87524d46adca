package org.netpeering.application.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.expiry.ExpiryPolicy;
import org.netpeering.domain.expiry.ExpiryPolicy.Intent;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * What one request led to: the request, its commands, their events or refusals, the deadline that the saga of a new peering set,
 * and what came of it.
 *
 * @param nodes in the order in which they came about
 * @param edges from each cause to what it caused
 */
public record CausationGraph(List<Node> nodes, List<Edge> edges) {
    /** Copies the lists. */
    public CausationGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Kind {
        REQUEST,
        COMMAND,
        EVENT,
        REFUSAL,
        DEADLINE
    }

    /**
     * One node.
     *
     * @param id unlike that of any other node of the graph
     * @param name the action, the command, the event, the code of the refusal, or the name of the deadline
     * @param at when it happened; for a deadline when it is due; null for a request
     * @param peering the peering it is about, if it is about one
     * @param state of a deadline {@code waiting}, {@code fired} or {@code cancelled}; of an event the state that it led to
     */
    public record Node(
            String id,
            Kind kind,
            String name,
            @Nullable Instant at,
            @Nullable NetPeeringId peering,
            @Nullable String state) {}

    /** A cause, and what it caused. */
    public record Edge(String from, String to) {}

    /**
     * Draws it.
     *
     * @param entries what carries the id of the request, the oldest first
     * @param streams the events of the peerings among them
     */
    static CausationGraph of(
            String requestId, List<AuditEntry> entries, Map<NetPeeringId, List<RecordedEvent>> streams) {
        return entries.isEmpty()
                ? new CausationGraph(List.of(), List.of())
                : new Drawing(requestId, entries, streams).draw();
    }

    private static final class Drawing {
        private final String request;
        private final List<AuditEntry> entries;
        private final Map<NetPeeringId, List<RecordedEvent>> streams;
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();

        Drawing(String requestId, List<AuditEntry> entries, Map<NetPeeringId, List<RecordedEvent>> streams) {
            this.request = "request:" + requestId;
            this.entries = entries;
            this.streams = streams;
        }

        CausationGraph draw() {
            @Nullable String action = entries.getFirst().conversation().action();
            node(new Node(request, Kind.REQUEST, action == null ? "request" : action, null, null, null));
            entries.forEach(this::add);
            return new CausationGraph(new ArrayList<>(nodes.values()), new ArrayList<>(edges));
        }

        private void add(AuditEntry entry) {
            String command = command(entry);
            if (entry.refusal() != null) {
                String id = "refusal:" + entry.id();
                node(new Node(id, Kind.REFUSAL, entry.refusal().code(), entry.at(), entry.peering(), null));
                edges.add(new Edge(command, id));
            } else if (entry.place() != null) {
                String id = "event:" + entry.place().eventId();
                String state = entry.after() == null ? null : entry.after().wireName();
                node(new Node(id, Kind.EVENT, entry.type(), entry.at(), entry.peering(), state));
                edges.add(new Edge(command, id));
                if (eventOf(entry) instanceof PeeringRequested requested) {
                    addDeadline(id, requested);
                }
            }
        }

        private String command(AuditEntry entry) {
            @Nullable String commandId = entry.conversation().commandId();
            String id = "command:" + (commandId == null ? entry.id() : commandId);
            if (!nodes.containsKey(id)) {
                boolean ofEngine = entry.actor().account().equals(CallMetadata.ENGINE);
                @Nullable String action = entry.conversation().action();
                String name = ofEngine ? nameOfEngineCommand(entry) : action == null ? entry.type() : action;
                node(new Node(id, Kind.COMMAND, name, entry.at(), entry.peering(), null));
                edges.add(new Edge(ofEngine ? causeOfEngine(entry) : request, id));
            }
            return id;
        }

        private String nameOfEngineCommand(AuditEntry entry) {
            return switch (eventOf(entry)) {
                case PeeringExpired expired -> "ExpireNetPeering";
                case PeeringRejected rejected -> "RejectRedundantNetPeering";
                case PeeringRangesChanged changed -> "ReportNetRangesChanged";
                case PeeringProvisioned provisioned -> "ConfirmProvisioned";
                case PeeringProvisioningStarted again -> "ContinueProvisioning";
                case PeeringProvisioningAbandoned abandoned -> "ReportProvisioningFailed";
                case PeeringAttemptFailed failed ->
                    entry.after() == PeeringStatus.DELETING ? "ReportTearDownFailed" : "ReportProvisioningFailed";
                case PeeringDeletionStarted started when started.attempt() > 1 -> "ContinueProvisioning";
                case PeeringDeleted deleted when entry.before() == PeeringStatus.DELETING -> "ConfirmTornDown";
                case null, default -> "ReportNetRemoved";
            };
        }

        private String causeOfEngine(AuditEntry entry) {
            @Nullable NetPeeringEvent event = eventOf(entry);
            if (event instanceof PeeringExpired && nodes.containsKey(deadline(event.peeringId()))) {
                return deadline(event.peeringId());
            }
            if (event instanceof PeeringRejected rejected && rejected.redundantTo() != null) {
                return entries.stream()
                        .filter(other -> rejected.redundantTo().equals(other.peering()))
                        .map(AuditEntry::place)
                        .filter(Objects::nonNull)
                        .map(place -> "event:" + place.eventId())
                        .filter(nodes::containsKey)
                        .reduce((first, last) -> last)
                        .orElse(request);
            }
            return request;
        }

        /** The deadline that the saga set, and what has become of it by now. */
        private void addDeadline(String requestedId, PeeringRequested requested) {
            boolean isSet = ExpiryPolicy.react(requested) instanceof Intent.Schedule;
            if (isSet) {
                String state = "waiting";
                for (RecordedEvent later : streams.getOrDefault(requested.peeringId(), List.of())) {
                    if (later.event() instanceof PeeringExpired) {
                        state = "fired";
                    } else if (ExpiryPolicy.react(later.event()) instanceof Intent.Cancel) {
                        state = "cancelled";
                    }
                }
                String id = deadline(requested.peeringId());
                node(new Node(
                        id, Kind.DEADLINE, ExpiryPolicy.DEADLINE, requested.expiresAt(), requested.peeringId(), state));
                edges.add(new Edge(requestedId, id));
            }
        }

        private static String deadline(NetPeeringId peering) {
            return "deadline:" + peering;
        }

        private @Nullable NetPeeringEvent eventOf(AuditEntry entry) {
            if (entry.place() == null || entry.peering() == null) {
                return null;
            }
            long version = entry.place().version();
            return streams.getOrDefault(entry.peering(), List.of()).stream()
                    .filter(event -> event.version() == version)
                    .map(RecordedEvent::event)
                    .findFirst()
                    .orElse(null);
        }

        private void node(Node node) {
            nodes.putIfAbsent(node.id(), node);
        }
    }
}
