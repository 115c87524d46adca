package org.netpeering.server.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Nets between which the writers want peerings: many, so that pairs vary, and a few that everybody goes for. */
final class NetPool {
    private static final int PER_ACCOUNT = 25;
    private static final int HOT = 6;
    /** The ranges of so many Nets are used twice: peerings between such twins fail. */
    private static final int TWINS = 6;

    private final List<Owned> nets;

    private NetPool(List<Owned> nets) {
        this.nets = nets;
    }

    record Owned(NetId net, AccountId owner) {}

    /** Creates the Nets at that node. */
    static NetPool create(int port) throws IOException {
        SignedCalls calls = new SignedCalls();
        List<Owned> nets = new ArrayList<>();
        for (int i = 0; i < PER_ACCOUNT; i++) {
            for (AccountId owner : CampaignAccounts.all()) {
                int range = nets.size() >= HOT && nets.size() < HOT + TWINS ? nets.size() - HOT : nets.size();
                String body = "{\"IpRange\":\"10." + range + ".0.0/24\"}";
                SignedCalls.Reply reply =
                        calls.post(port, owner, "/api/v1/CreateNet", body.getBytes(StandardCharsets.UTF_8), "campaign");
                JsonNode answer = JsonMapper.shared().readTree(reply.body());
                nets.add(new Owned(new NetId(answer.at("/Net/NetId").asString()), owner));
            }
        }
        return new NetPool(nets);
    }

    Operation.Create request(Random random) {
        int bound = random.nextInt(3) == 0 ? HOT : nets.size();
        int source = random.nextInt(bound);
        int accepter = random.nextInt(bound - 1);
        Owned from = nets.get(source);
        Owned to = nets.get(accepter < source ? accepter : accepter + 1);
        return new Operation.Create(from.owner(), from.net(), to.net());
    }
}
