package org.netpeering.server.permissions;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.server.RunningServer;
import org.netpeering.server.SignedPost;
import org.netpeering.server.TestAccount;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills in one cell of the table at a time, each with a request of its own that both owners have hung a tag on. */
final class Cells {
    private static final Pattern CODE = Pattern.compile("\"Code\":\"([^\"]+)\"|<Code>([^<]+)</Code>");
    private static final Pattern TAG_VALUE = Pattern.compile("\"Value\":\"([^\"]+)\"|<value>([^<]+)</value>");

    private final RunningServer server;

    Cells(RunningServer server) {
        this.server = server;
    }

    String oapi(TableCall call, Caller caller) throws IOException, InterruptedException {
        UnaryOperator<String> ids = idsFor(call);
        return cell(oapi(call, caller, call.oapiBody(ids)), ids.apply("{P}"));
    }

    String fcu(TableCall call, Caller caller) throws IOException, InterruptedException {
        UnaryOperator<String> ids = idsFor(call);
        return cell(fcu(call, caller, call.fcuForm(ids)), ids.apply("{P}"));
    }

    /** What a dry run is answered in either dialect, and whether it left an event behind. */
    List<String> dryRuns(TableCall call, Caller caller) throws IOException, InterruptedException {
        UnaryOperator<String> ids = idsFor(call);
        long before = events();
        String oapi = cell(oapi(call, caller, call.oapiBody(ids).replaceFirst("\\{", "{\"DryRun\":true,")), "");
        String fcu = cell(fcu(call, caller, call.fcuForm(ids) + "&DryRun=true"), "");
        String stored = events() == before ? " nothing stored" : " something stored";
        return List.of(oapi + stored, fcu + stored);
    }

    private long events() {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT count(*) FROM netpeering.event")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private HttpResponse<String> oapi(TableCall call, Caller caller, String body)
            throws IOException, InterruptedException {
        return SignedPost.send(server, accountOf(call, caller), "/api/v1/" + call.oapiAction(), body);
    }

    private HttpResponse<String> fcu(TableCall call, Caller caller, String form)
            throws IOException, InterruptedException {
        return SignedPost.form(server, accountOf(call, caller), form);
    }

    private static TestAccount accountOf(TableCall call, Caller caller) {
        TestAccount permitted = call.isForOtherOwner() ? TableAccounts.OTHER_OWNER : TableAccounts.OWNER;
        return switch (caller) {
            case OWNER -> TableAccounts.OWNER;
            case OTHER_OWNER -> TableAccounts.OTHER_OWNER;
            case STRANGER -> TableAccounts.STRANGER;
            case WITHOUT_RIGHT -> TableAccounts.withoutRight(permitted);
            case WITH_DENY -> TableAccounts.withDeny(permitted);
        };
    }

    private UnaryOperator<String> idsFor(TableCall call) {
        NetId source = net(TableAccounts.OWNER, "10.0.0.0/16");
        NetId accepter = net(TableAccounts.OTHER_OWNER, "10.1.0.0/16");
        String peering = call.action().equals("create") ? "" : request(source, accepter);
        return text -> text.replace("{S}", source.value())
                .replace("{A}", accepter.value())
                .replace("{P}", peering);
    }

    private String request(NetId source, NetId accepter) {
        NetPeerings peerings = server.bean(NetPeerings.class);
        CallContext owner = call(TableAccounts.OWNER);
        CallContext otherOwner = call(TableAccounts.OTHER_OWNER);
        Outcome outcome = peerings.request(
                new NetPeerings.Request(source, accepter, null, UnknownAccepter.REFUSE, List.of()), owner);
        NetPeeringId id = ((Outcome.Done) outcome).peering().id();
        peerings.send(new TagNetPeering(id, owner.account(), List.of(new Tag("a", "of-the-owner"))), owner);
        peerings.send(new TagNetPeering(id, otherOwner.account(), List.of(new Tag("a", "of-the-other"))), otherOwner);
        return id.value();
    }

    private static CallContext call(TestAccount account) {
        return new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", null, null);
    }

    private NetId net(TestAccount owner, String range) {
        Inventory inventory = server.bean(Inventory.class);
        NetId net = inventory
                .createNet(owner.id(), CidrBlock.parse(range), "default", List.of())
                .id();
        Subnet subnet = inventory.createSubnet(owner.id(), net, CidrBlock.parse(range), null, List.of());
        inventory.createVms(
                owner.id(), new VmOrder("ami-12345678", "tinav5.c1r1p2", subnet.id(), 1, 1, true, null, List.of()));
        return net;
    }

    /** The status and the code of an error; of a success, whether the peering is in it, and the tags that are. */
    private static String cell(HttpResponse<String> answer, String peering) {
        Matcher code = CODE.matcher(answer.body());
        if (answer.statusCode() != 200) {
            return answer.statusCode() + (code.find() ? " " + first(code) : "");
        }
        StringBuilder cell = new StringBuilder("200");
        if (!peering.isEmpty() && answer.body().contains(peering)) {
            cell.append(" shown");
        }
        Matcher tags = TAG_VALUE.matcher(answer.body());
        while (tags.find()) {
            cell.append(' ').append(first(tags));
        }
        return cell.toString();
    }

    private static String first(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
