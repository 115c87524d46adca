package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;
import static org.netpeering.outscale.Oapi.BOB;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.outscale.Oapi.Answer;

class NetPeeringLifecycleTest {
    private static final AccountId STRANGER = new AccountId("000000000007");

    private final Oapi oapi = new Oapi();
    private final String mine = oapi.net(ALICE, "10.1.0.0/16");
    private final String theirs = oapi.net(BOB, "10.2.0.0/16");

    private static String id(String peering) {
        return "{'NetPeeringId':'" + peering + "'}";
    }

    private Answer create(String source, String accepter, String more) {
        return oapi.call(
                ALICE,
                "CreateNetPeering",
                "{'SourceNetId':'" + source + "','AccepterNetId':'" + accepter + "'" + more + "}");
    }

    @Test
    void aRequestIsShownAsInTheContractAndWithNoFieldMore() {
        Answer answer = create(mine, theirs, ",'AccepterOwnerId':'098765432109'");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(("{'NetPeering':{'Tags':[],'State':{'Name':'pending-acceptance','Message':"
                                + "'Pending acceptance by 098765432109'},'AccepterNet':{'NetId':'" + theirs
                                + "','IpRange':'10.2.0.0/16','AccountId':'098765432109'},'SourceNet':{'NetId':'" + mine
                                + "','IpRange':'10.1.0.0/16','AccountId':'123456789012'},'NetPeeringId':'pcx-00000001',"
                                + "'ExpirationDate':'2026-11-29T20:15:30.124Z'},'ResponseContext':{'RequestId':'"
                                + Oapi.REQUEST_ID + "'}}")
                        .replace('\'', '"'));
    }

    @Test
    void anAccountIdSentAsANumberHasItsLeadingZerosBack() {
        assertThat(create(mine, theirs, ",'AccepterOwnerId':98765432109").at("/NetPeering/State/Name"))
                .isEqualTo("pending-acceptance");
    }

    @Test
    void acceptShowsTheSameObjectAsTheList() {
        String peering = oapi.peering(ALICE, mine, theirs);
        Answer accepted = oapi.call(BOB, "AcceptNetPeering", id(peering));
        assertThat(accepted.at("/NetPeering/State/Name")).isEqualTo("active");
        assertThat(accepted.at("/NetPeering/State/Message")).isEqualTo("Active");
        Answer listed = oapi.call(BOB, "ReadNetPeerings", "{}");
        assertThat(listed.body().at("/NetPeerings/0")).isEqualTo(accepted.body().at("/NetPeering"));
    }

    @Test
    void rejectAndDeleteAnswerWithNothingButTheContext() {
        String peering = oapi.peering(ALICE, mine, theirs);
        Answer rejected = oapi.call(BOB, "RejectNetPeering", id(peering));
        assertThat(rejected.status()).isEqualTo(200);
        assertThat(rejected.body().propertyNames()).containsExactly("ResponseContext");
        Answer deleted = oapi.call(ALICE, "DeleteNetPeering", id(oapi.peering(ALICE, mine, theirs)));
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body().propertyNames()).containsExactly("ResponseContext");
    }

    @Test
    void whatIsDoneAlreadyCountsAsASuccess() {
        String peering = oapi.peering(ALICE, mine, theirs);
        assertThat(oapi.peering(ALICE, mine, theirs)).isEqualTo(peering);
        oapi.call(BOB, "AcceptNetPeering", id(peering));
        assertThat(oapi.call(BOB, "AcceptNetPeering", id(peering)).at("/NetPeering/State/Name"))
                .isEqualTo("active");
        assertThat(create(mine, theirs, "").at("/NetPeering/State/Name")).isEqualTo("active");
        oapi.call(ALICE, "DeleteNetPeering", id(peering));
        assertThat(oapi.call(ALICE, "DeleteNetPeering", id(peering)).status()).isEqualTo(200);
    }

    @Test
    void overlappingRangesGiveAFailedPeering() {
        Answer answer = create(mine, oapi.net(BOB, "10.1.128.0/20"), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/NetPeering/State/Name")).isEqualTo("failed");
        assertThat(answer.at("/NetPeering/State/Message"))
                .isEqualTo("The two Nets must not have overlapping IP ranges");
    }

    @Test
    void theReverseOfAnActivePeeringComesBackRejected() {
        oapi.call(BOB, "AcceptNetPeering", id(oapi.peering(ALICE, mine, theirs)));
        Answer answer =
                oapi.call(BOB, "CreateNetPeering", "{'SourceNetId':'" + theirs + "','AccepterNetId':'" + mine + "'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/NetPeering/State/Name")).isEqualTo("rejected");
    }

    @Test
    void theOwnersOfTheWrongSideAreRefused() {
        String peering = oapi.peering(ALICE, mine, theirs);
        for (String action : new String[] {"AcceptNetPeering", "RejectNetPeering"}) {
            assertThat(oapi.call(ALICE, action, id(peering)).error()).isEqualTo("400 OperationNotSupported 8011");
        }
        assertThat(oapi.call(BOB, "DeleteNetPeering", id(peering)).error()).isEqualTo("400 OperationNotSupported 8011");
    }

    @Test
    void toAStrangerAPeeringDoesNotExist() {
        String peering = oapi.peering(ALICE, mine, theirs);
        for (String action : new String[] {"AcceptNetPeering", "RejectNetPeering", "DeleteNetPeering"}) {
            Answer answer = oapi.call(STRANGER, action, id(peering));
            assertThat(answer.error()).isEqualTo("400 InvalidResource 5035");
            assertThat(answer.details()).contains(peering);
        }
    }

    @Test
    void aWrongStateIsAConflict() {
        String peering = oapi.peering(ALICE, mine, theirs);
        oapi.call(BOB, "RejectNetPeering", id(peering));
        Answer answer = oapi.call(BOB, "AcceptNetPeering", id(peering));
        assertThat(answer.error()).isEqualTo("409 InvalidState 6004");
        assertThat(answer.details()).contains(peering, "rejected");
        assertThat(oapi.call(ALICE, "DeleteNetPeering", id(peering)).error()).isEqualTo("409 InvalidState 6004");
    }

    @Test
    void anExpiredRequestCannotBeAccepted() {
        String peering = oapi.peering(ALICE, mine, theirs);
        oapi.engine.pass(Duration.ofDays(7));
        assertThat(oapi.call(BOB, "AcceptNetPeering", id(peering)).error()).isEqualTo("409 InvalidState 6004");
        assertThat(oapi.call(BOB, "ReadNetPeerings", "{}").at("/NetPeerings/0/State/Name"))
                .isEqualTo("expired");
    }

    @Test
    void unknownNetsAreRefused() {
        assertThat(create("vpc-ffffffff", theirs, "").error()).isEqualTo("400 InvalidResource 5065");
        assertThat(create(theirs, mine, "").error()).isEqualTo("400 InvalidResource 5065");
        Answer unknown = create(mine, "vpc-ffffffff", "");
        assertThat(unknown.error()).isEqualTo("400 InvalidResource 5065");
        assertThat(unknown.details()).contains("vpc-ffffffff", "AccepterOwnerId");
        assertThat(create(mine, theirs, ",'AccepterOwnerId':'000000000007'").error())
                .isEqualTo("400 InvalidResource 5065");
    }

    @Test
    void aNetCannotBePeeredWithItself() {
        Answer answer = create(mine, mine, "");
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4045");
        assertThat(answer.details())
                .isEqualTo("The provided value '" + mine + "' for parameter AccepterNetId is invalid. "
                        + "The values for AccepterNetId and SourceNetId must be different.");
    }

    @Test
    void aNetWithoutVmIsNamed() {
        String empty = oapi.emptyNet(BOB, "10.3.0.0/16");
        Answer answer = create(mine, empty, "");
        assertThat(answer.error()).isEqualTo("409 InvalidState 6003");
        assertThat(answer.details()).contains(empty);
    }

    @Test
    void quotasAreRefusedWithTheirCodes() {
        Oapi small =
                new Oapi(new PeeringSettings(PeeringSettings.DEFAULT_EXPIRY, Duration.ofHours(1), false, false, 1, 2));
        String source = small.emptyNet(ALICE, "10.1.0.0/16");
        String[] others = {
            small.emptyNet(BOB, "10.2.0.0/16"), small.emptyNet(BOB, "10.3.0.0/16"), small.emptyNet(BOB, "10.4.0.0/16")
        };
        String body = "{'SourceNetId':'" + source + "','AccepterNetId':'%s'}";
        small.call(BOB, "AcceptNetPeering", id(small.peering(ALICE, source, others[0])));
        String second = small.peering(ALICE, source, others[1]);
        assertThat(small.call(ALICE, "CreateNetPeering", body.formatted(others[2]))
                        .error())
                .isEqualTo("400 TooManyResources (QuotaExceded) 10034");
        small.call(BOB, "AcceptNetPeering", id(second));
        assertThat(small.call(ALICE, "CreateNetPeering", body.formatted(others[2]))
                        .error())
                .isEqualTo("400 TooManyResources (QuotaExceded) 10035");
    }

    @Test
    void aDryRunChecksTheShapeAndChangesNothing() {
        Answer answer = create(mine, theirs, ",'DryRun':true");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames()).containsExactly("ResponseContext");
        assertThat(oapi.call(ALICE, "ReadNetPeerings", "{}").body().at("/NetPeerings"))
                .isEmpty();
        assertThat(oapi.call(ALICE, "AcceptNetPeering", "{'DryRun':true,'NetPeeringId':'x'}")
                        .error())
                .isEqualTo("400 InvalidParameterValue 4104");
    }
}
