package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;

/** The files in {@code events} are what stands in logs for ever: they are added to, never changed. */
class EventJsonTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-1a2b3c4d");
    private static final AccountId ALICE = new AccountId("123456789012");
    private static final AccountId BOB = new AccountId("987654321098");
    private static final CidrBlock TEN = CidrBlock.parse("10.0.0.0/16");
    private static final CidrBlock SIXTEEN = CidrBlock.parse("172.16.0.0/16");
    private static final NetEnd SOURCE = new NetEnd(new NetId("vpc-00000001"), ALICE, List.of(TEN));
    private static final NetEnd AWAY = new NetEnd(SOURCE.net(), ALICE, List.of(TEN), new RegionName("us-east-2"));
    private static final NetEnd ACCEPTER =
            new NetEnd(new NetId("vpc-00000002"), BOB, List.of(SIXTEEN, CidrBlock.parse("10.0.128.0/17")));
    private static final Instant AT = Instant.parse("2026-11-22T20:15:30.123456Z");
    private static final Instant LATER = Instant.parse("2026-11-29T20:15:30.123456Z");

    private final LogicalNamesSerializer serializer = new LogicalNamesSerializer();

    static Stream<NetPeeringEvent> events() {
        return Stream.of(
                new PeeringRequested(ID, SOURCE, ACCEPTER, AT, LATER),
                new PeeringAccepted(ID, SOURCE, ACCEPTER, AT, BOB),
                new PeeringRejected(
                        ID, SOURCE, ACCEPTER, AT, RejectionCause.BY_ACCEPTER, BOB, "Not \"this\" year, désolé", null),
                new PeeringFailed(
                        ID,
                        SOURCE,
                        ACCEPTER,
                        AT,
                        FailureCause.OVERLAPPING_RANGES,
                        List.of(new RangePair(TEN, CidrBlock.parse("10.0.128.0/17"))),
                        null),
                new PeeringExpired(ID, SOURCE, ACCEPTER, LATER, LATER),
                new PeeringDeleted(ID, SOURCE, ACCEPTER, AT, DeletionCause.BY_OWNER, ALICE, null),
                new PeeringTagged(
                        ID, SOURCE, ACCEPTER, AT, ALICE, List.of(new Tag("Name", "été 🚀"), new Tag("empty", ""))),
                new PeeringUntagged(ID, SOURCE, ACCEPTER, AT, ALICE, List.of(new Tag("Name", "été 🚀"))),
                new PeeringApproved(ID, SOURCE, ACCEPTER, AT, "same-tenant"),
                new PeeringRangesChanged(
                        ID,
                        SOURCE,
                        ACCEPTER,
                        AT,
                        ACCEPTER.net(),
                        List.of(new RangePair(TEN, CidrBlock.parse("10.0.128.0/17")))),
                new PeeringOptionsChanged(ID, AWAY, ACCEPTER, AT, ALICE, new PeeringOptions(true, false)),
                new PeeringProvisioningStarted(ID, SOURCE, ACCEPTER, AT, BOB, 1, LATER),
                new PeeringProvisioned(ID, SOURCE, ACCEPTER, AT, BOB),
                new PeeringProvisioningAbandoned(ID, SOURCE, ACCEPTER, AT, 5, "No route to 10.0.0.1"),
                new PeeringDeletionStarted(
                        ID, SOURCE, ACCEPTER, AT, DeletionCause.NET_GONE, null, ACCEPTER.net(), 2, LATER),
                new PeeringAttemptFailed(ID, SOURCE, ACCEPTER, AT, 3, "Die Leitung klemmt, désolé", LATER));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsWrittenAsItWasFromTheBeginning(NetPeeringEvent event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(written.getData()).isEqualTo(golden(written.getType().getName()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventThatWasWrittenLongAgoIsReadAsItWas(NetPeeringEvent event) throws IOException {
        String name = EventNames.nameOf(event.getClass()).orElseThrow();

        NetPeeringEvent read =
                serializer.deserialize(new SimpleSerializedObject<>(golden(name), String.class, name, null));

        assertThat(read).isEqualTo(event);
    }

    /** Events that say more than those of the same name did in the beginning. */
    static Stream<Arguments> saidLater() {
        RegionName away = new RegionName("us-east-2");
        List<Tag> tags = List.of(new Tag("env", "prod"));
        return Stream.of(
                Arguments.of(
                        "netpeering.requested.v1-waiting",
                        new PeeringRequested(ID, SOURCE, ACCEPTER, AT, LATER, ReverseActive.WAIT)),
                Arguments.of(
                        "netpeering.tagged.v1-in-region", new PeeringTagged(ID, SOURCE, AWAY, AT, ALICE, tags, away)),
                Arguments.of(
                        "netpeering.untagged.v1-in-region",
                        new PeeringUntagged(ID, SOURCE, AWAY, AT, ALICE, tags, away)));
    }

    @ParameterizedTest
    @MethodSource("saidLater")
    void whatAnEventSaysBesidesIsKeptToo(String file, NetPeeringEvent event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(written.getData()).isEqualTo(golden(file));
        assertThat(serializer.<String, NetPeeringEvent>deserialize(written)).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasItsFile() {
        assertThat(events().map(event -> EventNames.nameOf(event.getClass()).orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(EventNames.all());
    }

    @Test
    void thePositionOfAFollowerIsWrittenWithoutTheNameOfAClass() {
        SerializedObject<String> written = serializer.serialize(new LogPosition(735, 12), String.class);

        assertThat(written.getType().getName()).isEqualTo("netpeering.position.v1");
        assertThat(written.getData()).isEqualTo("{\"transaction\":735,\"index\":12}");
        assertThat(serializer.<String, LogPosition>deserialize(written)).isEqualTo(new LogPosition(735, 12));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = EventJsonTest.class.getResourceAsStream("/events/" + name + ".json")) {
            assertThat(file).as("events/" + name + ".json").isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
