package org.netpeering.application.command;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.netpeering.application.audit.PeeringArchive;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** Answers requests that repeat an idempotency key: with what the log says was answered the first time. */
record FirstAnswers(PeeringArchive archive) {
    /**
     * The peering as the first request left it, whatever has become of it since; or a refusal, if that request asked for something
     * else.
     */
    Outcome to(RequestNetPeering repeated, String key, NetPeeringId first) {
        List<RecordedEvent> answered =
                ofOneCommand(archive.streams(List.of(first)).getOrDefault(first, List.of()));
        if (!isSame(repeated, answered)) {
            return new Outcome.Refused(new Refusal.KeyReused(key, first));
        }
        NetPeering state = NetPeering.ABSENT;
        for (RecordedEvent event : answered) {
            state = NetPeeringDecider.evolve(state, event.event());
        }
        return new Outcome.Done(state.view().orElseThrow());
    }

    /** What the first command of the stream led to. */
    private static List<RecordedEvent> ofOneCommand(List<RecordedEvent> stream) {
        Object command = stream.isEmpty() ? null : commandOf(stream.getFirst());
        return stream.stream()
                .takeWhile(event -> Objects.equals(commandOf(event), command))
                .toList();
    }

    private static Object commandOf(RecordedEvent event) {
        return String.valueOf(event.metadata().get(CallMetadata.COMMAND_ID));
    }

    private static boolean isSame(RequestNetPeering repeated, List<RecordedEvent> answered) {
        Set<Tag> tags = new HashSet<>();
        boolean asksForTheSame = false;
        for (RecordedEvent recorded : answered) {
            switch (recorded.event()) {
                case PeeringRequested e ->
                    asksForTheSame = repeated.sourceNet().equals(e.source().net())
                            && repeated.accepterNet().equals(e.accepter().net())
                            && (repeated.accepterOwner() == null
                                    || repeated.accepterOwner()
                                            .equals(e.accepter().account()));
                case PeeringTagged e -> tags.addAll(e.tags());
                default -> {}
            }
        }
        return asksForTheSame && tags.equals(new HashSet<>(repeated.tags()));
    }
}
