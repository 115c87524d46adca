package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.HttpHeader;
import org.netpeering.testkit.InMemoryNetDirectory;
import org.netpeering.testkit.InMemoryNetPeerings;
import org.netpeering.testkit.ManualTime;

/** Calls the dialect as the edge does once it knows the caller. */
final class FcuCalls {
    static final AccountId ALICE = new AccountId("123456789012");
    static final AccountId BOB = new AccountId("987654321098");
    static final AccountId STRANGER = new AccountId("555555555555");
    static final String REQUEST_ID = "6f1c0d5e-8a0b-4a57-9d2b-0c6a3a1f7e21";
    static final String AWAY = "us-east-2";
    static final FcuSettings TWO_REGIONS = new FcuSettings(List.of(
            new FcuRegion(new RegionName("eu-west-2"), "eu-west-2a", "fcu.eu-west-2.localhost"),
            new FcuRegion(new RegionName(AWAY), "us-east-2a", "fcu.us-east-2.localhost")));
    static final FcuSettings SETTINGS = new FcuSettings("eu-west-2", "eu-west-2a", "127.0.0.1:8080");

    final InMemoryNetPeerings engine;
    final FcuDialect dialect;
    final InMemoryNetDirectory nets;

    private FcuCalls(@Nullable InventoryInMemory inventory, FcuPersonality personality) {
        this(inventory, personality, PeeringPolicy.NONE, null, nets(), SETTINGS);
    }

    private FcuCalls(
            @Nullable InventoryInMemory inventory,
            FcuPersonality personality,
            PeeringPolicy policy,
            @Nullable PeeringProvisioner provisioner,
            InMemoryNetDirectory nets,
            FcuSettings settings) {
        this.nets = nets;
        engine = InMemoryNetPeerings.start(
                ManualTime.at("2026-11-22T20:15:30.123456Z"), nets, PeeringSettings.DEFAULTS, policy, provisioner);
        dialect = new FcuDialect(engine.peerings(), inventory, personality, settings);
    }

    private static InMemoryNetDirectory nets() {
        InMemoryNetDirectory nets = new InMemoryNetDirectory()
                .add(new NetId("vpc-aaaaaaaa"), ALICE, "10.0.0.0/16")
                .add(new NetId("vpc-aaaaaaab"), ALICE, "10.1.0.0/16")
                .add(new NetId("vpc-bbbbbbbb"), BOB, "172.16.0.0/16")
                .add(new NetId("vpc-bbbbbbbc"), BOB, "10.0.128.0/20")
                .add(new NetId("vpc-eeeeeeee"), BOB, "172.17.0.0/16");
        nets.removeVms(new NetId("vpc-eeeeeeee"));
        return nets;
    }

    static FcuCalls create() {
        return new FcuCalls(new InventoryInMemory(), FcuPersonality.OUTSCALE);
    }

    static FcuCalls withoutInventory() {
        return new FcuCalls(null, FcuPersonality.OUTSCALE);
    }

    /** In a host that has these. */
    static FcuCalls embeddedWith(PeeringPolicy policy, @Nullable PeeringProvisioner provisioner) {
        return new FcuCalls(new InventoryInMemory(), FcuPersonality.OUTSCALE, policy, provisioner, nets(), SETTINGS);
    }

    /** In a host that has a provisioner. */
    static FcuCalls provisionedBy(PeeringProvisioner provisioner, FcuPersonality personality) {
        return new FcuCalls(new InventoryInMemory(), personality, PeeringPolicy.NONE, provisioner, nets(), SETTINGS);
    }

    static FcuCalls as(FcuPersonality personality) {
        return new FcuCalls(new InventoryInMemory(), personality);
    }

    /** Two regions; the Nets of Bob lie in the other one, as does a third one of Alice. */
    static FcuCalls inTwoRegions(FcuPersonality personality) {
        InMemoryNetDirectory nets = nets().add(new NetId("vpc-aaaaaaac"), ALICE, "10.2.0.0/16");
        for (String net : List.of("vpc-aaaaaaaa", "vpc-aaaaaaab")) {
            nets.moveTo(new NetId(net), TWO_REGIONS.home().name());
        }
        for (String net : List.of("vpc-aaaaaaac", "vpc-bbbbbbbb", "vpc-bbbbbbbc", "vpc-eeeeeeee")) {
            nets.moveTo(new NetId(net), new RegionName(AWAY));
        }
        return new FcuCalls(new InventoryInMemory(), personality, PeeringPolicy.NONE, null, nets, TWO_REGIONS);
    }

    /** A call that was signed for that region. */
    FcuAnswer callIn(String region, AccountId caller, String action, String... namesAndValues) {
        HttpCall plain = post(form(action, namesAndValues));
        String signed = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/" + region
                + "/ec2/aws4_request, SignedHeaders=host, Signature=00";
        return send(
                caller,
                new HttpCall(
                        "POST",
                        "/",
                        null,
                        List.of(
                                new HttpHeader("Content-Type", "application/x-www-form-urlencoded"),
                                new HttpHeader("Authorization", signed)),
                        plain.body(),
                        "127.0.0.1"));
    }

    static HttpCall post(String body) {
        return request("POST", null, "application/x-www-form-urlencoded; charset=utf-8", body);
    }

    static HttpCall request(String method, @Nullable String query, String contentType, String body) {
        return new HttpCall(
                method,
                "/",
                query,
                List.of(new HttpHeader("Content-Type", contentType)),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1");
    }

    static CallContext context(AccountId account) {
        return new CallContext(account, null, "AKIAIOSFODNN7EXAMPLE", null, "fcu", REQUEST_ID, "127.0.0.1", null, null);
    }

    FcuAnswer send(AccountId caller, HttpCall call) {
        return FcuAnswer.of(dialect.answer(call, context(caller), REQUEST_ID));
    }

    /** Sends a body as it stands. */
    FcuAnswer body(AccountId caller, String body) {
        return send(caller, post(body));
    }

    /** Sends an action with names and values in turn, which are escaped here. */
    FcuAnswer call(AccountId caller, String action, String... namesAndValues) {
        return body(caller, form(action, namesAndValues));
    }

    private static String form(String action, String... namesAndValues) {
        StringBuilder body = new StringBuilder("Action=" + action + "&Version=2016-11-15");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    /** As {@link #call}, for a call that must succeed. */
    FcuAnswer done(AccountId caller, String action, String... namesAndValues) {
        FcuAnswer answer = call(caller, action, namesAndValues);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer;
    }

    /** Asks for a peering from Alice to Bob, and gives its id. */
    String request() {
        return request("vpc-aaaaaaaa", "vpc-bbbbbbbb");
    }

    String request(String net, String peerNet) {
        return done(ALICE, "CreateVpcPeeringConnection", "VpcId", net, "PeerVpcId", peerNet, "PeerOwnerId", BOB.value())
                .text("//vpcPeeringConnectionId");
    }

    void accept(String peering) {
        done(BOB, "AcceptVpcPeeringConnection", "VpcPeeringConnectionId", peering);
    }

    String statusOf(String peering) {
        return done(ALICE, "DescribeVpcPeeringConnections", "VpcPeeringConnectionId.1", peering)
                .text("//status/code");
    }
}
