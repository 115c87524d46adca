package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.outscale.Oapi.Answer;

/** Whatever is sent to whichever action, the answer is a document of the contract and never a fault. */
class AnyInputTest {
    private static final int CALLS = 4000;
    private static final List<String> ACTIONS = List.of(
            "CreateNetPeering",
            "AcceptNetPeering",
            "RejectNetPeering",
            "DeleteNetPeering",
            "ReadNetPeerings",
            "CreateTags",
            "DeleteTags",
            "ReadTags",
            "CreateNet",
            "ReadNets",
            "DeleteNet",
            "CreateSubnet",
            "ReadSubnets",
            "DeleteSubnet",
            "CreateVms",
            "ReadVms",
            "DeleteVms",
            "ReadAccounts",
            "ReadQuotas");
    private static final List<String> NAMES = List.of(
            "SourceNetId",
            "AccepterNetId",
            "AccepterOwnerId",
            "NetPeeringId",
            "NetId",
            "SubnetId",
            "VmIds",
            "ImageId",
            "IpRange",
            "ResourceIds",
            "Tags",
            "Key",
            "Value",
            "Filters",
            "NetPeeringIds",
            "TagKeys",
            "ExpirationDates",
            "ResultsPerPage",
            "NextPageToken",
            "DryRun",
            "Nonsense");
    private static final List<String> VALUES = List.of(
            "\"pcx-00000001\"",
            "\"vpc-00000001\"",
            "\"vpc-00000004\"",
            "\"subnet-00000002\"",
            "\"i-00000003\"",
            "\"ami-12345678\"",
            "\"10.7.0.0/16\"",
            "\"2026-11-29T20:15:30Z\"",
            "\"+999999999-12-31T23:59:59.999999999+18:00\"",
            "\"a=b\"",
            "\"\"",
            "\"\\u0000\"",
            "\"\\udc00\"",
            "\"\uD83D\uDE00\"",
            "0",
            "1",
            "-0",
            "1e400",
            "123456789012",
            "99999999999999999999999999999999",
            "true",
            "null");

    private final Oapi oapi = new Oapi(Oapi.withoutVmRule());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAnsweredCleanly(long seed) {
        Random random = new Random(seed);
        oapi.peering(ALICE, oapi.net(ALICE, "10.1.0.0/16"), oapi.net(ALICE, "10.2.0.0/16"));
        for (int i = 0; i < CALLS; i++) {
            String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            String body = object(random, 3);
            Answer answer = oapi.call(ALICE, action, body);
            assertThat(answer.status()).as("%s %s", action, body).isIn(200, 400, 409, 424);
            assertThat(answer.at("/ResponseContext/RequestId")).isEqualTo(Oapi.REQUEST_ID);
            if (answer.status() != 200) {
                assertThat(answer.details()).isNotEmpty();
            }
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(NAMES.get(random.nextInt(NAMES.size())))
                    .append("\":")
                    .append(value(random, depth));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        return switch (choice) {
            case 1 -> object(random, depth - 1);
            case 2 -> "[" + value(random, depth - 1) + "]";
            case 3 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }
}
