package org.netpeering.domain.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** Between the expiry and its event, a reader already sees expired. */
class ViewAsOfAnInstantTest {
    private static final Instant EXPIRY = Instant.parse("2026-01-08T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void onlyAPendingRequestIsExpiredByTheClock(PeeringStatus status) {
        PeeringView view = view(status);
        assertThat(view.asOf(EXPIRY.minusNanos(1_000))).isEqualTo(view);
        for (Instant now : List.of(EXPIRY, EXPIRY.plusSeconds(1))) {
            if (status == PeeringStatus.PENDING_ACCEPTANCE) {
                assertThat(view.asOf(now).status()).isEqualTo(PeeringStatus.EXPIRED);
                assertThat(view.asOf(now).message()).isEqualTo("Expired");
                assertThat(view.asOf(now).endedAt()).isEqualTo(EXPIRY);
            } else {
                assertThat(view.asOf(now)).isEqualTo(view);
            }
        }
    }

    private static PeeringView view(PeeringStatus status) {
        NetEnd source = end("vpc-00000001", "111111111111", "10.0.0.0/16");
        NetEnd accepter = end("vpc-00000002", "222222222222", "10.1.0.0/16");
        Instant ended = status.isLive() ? null : EXPIRY.minusSeconds(60);
        return new PeeringView(
                new NetPeeringId("pcx-00000001"),
                status,
                "message",
                source,
                accepter,
                EXPIRY.minusSeconds(604_800),
                EXPIRY,
                ended,
                Map.of(),
                0);
    }

    private static NetEnd end(String net, String account, String range) {
        return new NetEnd(new NetId(net), new AccountId(account), List.of(CidrBlock.parse(range)));
    }
}
