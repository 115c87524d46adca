package org.netpeering.outscale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.HttpHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dialect on an engine and an inventory in memory, called as the edge calls it. */
final class Oapi {
    static final AccountId ALICE = new AccountId("123456789012");
    static final AccountId BOB = new AccountId("098765432109");
    static final String REQUEST_ID = "6f4e2a0e-1111-2222-3333-444455556666";
    static final String JSON = "application/json";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final InventoryInMemory inventory = new InventoryInMemory();
    final EngineInMemory engine;
    final OutscaleDialect dialect;

    Oapi() {
        this(PeeringSettings.DEFAULTS);
    }

    Oapi(PeeringSettings settings) {
        engine = new EngineInMemory(inventory::facts, settings);
        dialect = new OutscaleDialect(
                engine.facade(),
                inventory,
                account -> account.equals(ALICE) ? Optional.of("Alice & Söhne") : Optional.empty(),
                new OutscaleSettings(List.of("eu-west-2a", "eu-west-2b"), 1000, settings),
                InstantSource.system());
    }

    static PeeringSettings withoutVmRule() {
        return new PeeringSettings(Duration.ofHours(168), Duration.ofHours(1), false, false, 25, 50);
    }

    /** An answer: its status, and its body as a tree. */
    record Answer(int status, JsonNode body, HttpAnswer http) {
        String at(String pointer) {
            return body.at(pointer).asString();
        }

        String error() {
            return status + " " + at("/Errors/0/Type") + " " + at("/Errors/0/Code");
        }

        String details() {
            return at("/Errors/0/Details");
        }
    }

    /** Sends JSON, written with single quotes. */
    Answer call(AccountId account, String action, String body) {
        return post(account, "/api/v1/" + action, JSON, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    Answer post(AccountId account, String path, String contentType, byte[] body) {
        List<HttpHeader> headers =
                contentType.isEmpty() ? List.of() : List.of(new HttpHeader("Content-Type", contentType));
        return send(account, new HttpCall("POST", path, null, headers, body, "127.0.0.1"));
    }

    Answer send(AccountId account, HttpCall call) {
        CallContext caller = new CallContext(
                account, null, "AKTESTAAAAAAAAAAAAAA", null, "oapi", REQUEST_ID, "127.0.0.1", null, null);
        return read(dialect.answer(call, caller, REQUEST_ID));
    }

    static Answer read(HttpAnswer answer) {
        return new Answer(answer.status(), MAPPER.readTree(answer.body()), answer);
    }

    /** A Net with a Subnet and a VM; gives its id. */
    String net(AccountId owner, String range) {
        String net = emptyNet(owner, range);
        String subnet = call(owner, "CreateSubnet", "{'NetId':'" + net + "','IpRange':'" + range + "'}")
                .at("/Subnet/SubnetId");
        call(owner, "CreateVms", "{'ImageId':'ami-12345678','SubnetId':'" + subnet + "'}");
        return net;
    }

    String emptyNet(AccountId owner, String range) {
        return call(owner, "CreateNet", "{'IpRange':'" + range + "'}").at("/Net/NetId");
    }

    /** Asks for a peering; gives its id. */
    String peering(AccountId caller, String source, String accepter) {
        return call(caller, "CreateNetPeering", "{'SourceNetId':'" + source + "','AccepterNetId':'" + accepter + "'}")
                .at("/NetPeering/NetPeeringId");
    }
}
