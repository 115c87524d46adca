package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;
import static org.netpeering.outscale.Oapi.BOB;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.edge.HttpCall;
import org.netpeering.outscale.Oapi.Answer;

class InventoryActionsTest {
    private final Oapi oapi = new Oapi();

    private static String json(Answer answer) {
        return answer.body().toString().replace('"', '\'');
    }

    @Test
    void aNetIsShownAsInTheContract() {
        assertThat(json(oapi.call(ALICE, "CreateNet", "{'IpRange':'10.1.0.0/16'}")))
                .startsWith("{'Net':{'NetId':'vpc-00000001','IpRange':'10.1.0.0/16','State':'available',"
                        + "'DhcpOptionsSetId':'dopt-00000001','Tenancy':'default','Tags':[]},'ResponseContext'");
    }

    @Test
    void aSubnetIsShownAsInTheContract() {
        String net = oapi.emptyNet(ALICE, "10.1.0.0/16");
        assertThat(json(oapi.call(
                        ALICE,
                        "CreateSubnet",
                        "{'NetId':'" + net + "','IpRange':'10.1.0.0/24','SubregionName':'eu-west-2b'}")))
                .startsWith("{'Subnet':{'SubnetId':'subnet-00000002','NetId':'" + net
                        + "','IpRange':'10.1.0.0/24','SubregionName':'eu-west-2b','AvailableIpsCount':251,"
                        + "'MapPublicIpOnLaunch':false,'State':'available','Tags':[]},'ResponseContext'");
    }

    @Test
    void vmsComeAndGo() {
        String net = oapi.emptyNet(ALICE, "10.1.0.0/16");
        String subnet = oapi.call(ALICE, "CreateSubnet", "{'NetId':'" + net + "','IpRange':'10.1.0.0/24'}")
                .at("/Subnet/SubnetId");
        Answer made = oapi.call(
                ALICE,
                "CreateVms",
                "{'ImageId':'ami-12345678','SubnetId':'" + subnet
                        + "','MinVmsCount':2,'BootOnCreation':false,'Performance':'high','NestedVirtualization':false,"
                        + "'VmInitiatedShutdownBehavior':'stop','ClientToken':'token'}");
        assertThat(made.body().at("/Vms").size()).isEqualTo(2);
        assertThat(made.at("/Vms/0/State")).isEqualTo("stopped");
        assertThat(made.at("/Vms/0/NetId")).isEqualTo(net);
        assertThat(made.at("/Vms/0/CreationDate")).isEqualTo("2026-11-22T20:00:00.000Z");
        Answer deleted = oapi.call(ALICE, "DeleteVms", "{'VmIds':['" + made.at("/Vms/1/VmId") + "']}");
        assertThat(json(deleted))
                .startsWith("{'Vms':[{'VmId':'" + made.at("/Vms/1/VmId")
                        + "','PreviousState':'stopped','CurrentState':'shutting-down'}],'ResponseContext'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CreateNet    | {'IpRange':'8.8.8.8/32'}              | 409 ResourceConflict 9050
            CreateNet    | {'IpRange':'10.0.0.0/29'}             | 400 InvalidParameterValue 4015
            DeleteNet    | {'NetId':'vpc-ffffffff'}              | 400 InvalidResource 5065
            DeleteNet    | {'NetId':'vpc-00000001'}              | 424 DependencyProblem 1000
            CreateSubnet | {'NetId':'vpc-00000001','IpRange':'10.9.0.0/24'} | 409 ResourceConflict 9044
            CreateSubnet | {'NetId':'vpc-00000001','IpRange':'10.1.0.0/24'} | 409 ResourceConflict 9058
            DeleteSubnet | {'SubnetId':'subnet-ffffffff'}        | 400 InvalidResource 5057
            CreateVms    | {'ImageId':'ami-12345678','SubnetId':'subnet-ffffffff'} | 400 InvalidResource 5057
            DeleteVms    | {'VmIds':['i-ffffffff']}              | 400 InvalidResource 5063
            """)
    void refusalsHaveTheCodesOfTheContract(String action, String body, String error) {
        oapi.net(ALICE, "10.1.0.0/16");
        Answer answer = oapi.call(ALICE, action, body);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.details()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(InventoryRefused.Reason.class)
    void everyReasonHasACode(InventoryRefused.Reason reason) {
        assertThat(InventoryErrors.of(new InventoryRefused(reason, "because"))
                        .code()
                        .status())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ReadNets    | {'NetIds':['vpc-00000001']} | 1
            ReadNets    | {'NetIds':['vpc-ffffffff']} | 0
            ReadNets    | {'NetIds':[]} | 2
            ReadNets    | {'IpRanges':['10.4.0.0/16']} | 1
            ReadNets    | {'IsDefault':true} | 0
            ReadNets    | {'IsDefault':false} | 2
            ReadNets    | {'States':['available','pending']} | 2
            ReadNets    | {'DhcpOptionsSetIds':['dopt-00000001']} | 2
            ReadNets    | {'TagKeys':['a=b']} | 1
            ReadNets    | {'TagValues':['c']} | 1
            ReadNets    | {'Tags':['a=b=c']} | 1
            ReadNets    | {'Tags':['a=x']} | 0
            ReadSubnets | {'AvailableIpsCounts':[65531]} | 2
            ReadSubnets | {'SubregionNames':['eu-west-2b']} | 0
            ReadSubnets | {'NetIds':['vpc-00000001'],'States':['available']} | 1
            ReadVms     | {'VmStateNames':['running'],'VmStateCodes':[16]} | 2
            ReadVms     | {'NetIds':['vpc-00000001']} | 1
            ReadVms     | {'ImageIds':['ami-12345678'],'VmTypes':['t2.small']} | 2
            ReadVms     | {'PrivateIps':['10.0.0.9']} | 0
            """)
    void everyFilterFinds(String action, String filter, int count) {
        String net = oapi.net(ALICE, "10.1.0.0/16");
        oapi.net(ALICE, "10.4.0.0/16");
        oapi.net(BOB, "10.5.0.0/16");
        oapi.call(ALICE, "CreateTags", "{'ResourceIds':['" + net + "'],'Tags':[{'Key':'a=b','Value':'c'}]}");
        Answer answer = oapi.call(ALICE, action, "{'Filters':" + filter + "}");
        assertThat(answer.body().at("/" + action.substring("Read".length())).size())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    void pagesGoOnWhereTheOneBeforeEnded(int size) {
        for (int i = 0; i < 5; i++) {
            oapi.emptyNet(ALICE, "10." + i + ".0.0/16");
        }
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = oapi.call(
                    ALICE,
                    "ReadNets",
                    "{'ResultsPerPage':" + size + (token.isEmpty() ? "" : ",'NextPageToken':'" + token + "'") + "}");
            page.body().at("/Nets").forEach(net -> seen.add(net.get("NetId").stringValue()));
            token = page.body().has("NextPageToken") ? page.at("/NextPageToken") : "";
            if (!token.isEmpty()) {
                oapi.call(ALICE, "DeleteNet", "{'NetId':'" + seen.getLast() + "'}");
            }
        } while (!token.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void withoutAnInventoryItsActionsAreUnknown() {
        OutscaleDialect dialect = new OutscaleDialect(
                oapi.engine.facade(),
                null,
                account -> Optional.empty(),
                OutscaleSettings.DEFAULTS,
                InstantSource.system());
        CallContext caller = new CallContext(ALICE, null, "AK", null, "oapi", "id", "::1", null, null);
        HttpCall readNets = new HttpCall("POST", "/api/v1/ReadNets", null, List.of(), new byte[0], "::1");
        assertThat(Oapi.read(dialect.answer(readNets, caller, "id")).error()).isEqualTo("400 InvalidResource 5011");
        HttpCall readTags = new HttpCall("POST", "/api/v1/ReadTags", null, List.of(), new byte[0], "::1");
        assertThat(dialect.answer(readTags, caller, "id").status()).isEqualTo(200);
    }

    @Test
    void theAccountOfTheCallerIsShown() {
        assertThat(json(oapi.call(ALICE, "ReadAccounts", "{}")))
                .startsWith("{'Accounts':[{'AccountId':'123456789012','CompanyName':'Alice & Söhne'}],");
        assertThat(json(oapi.call(BOB, "ReadAccounts", ""))).startsWith("{'Accounts':[{'AccountId':'098765432109'}],");
    }

    @Test
    void quotasShowLimitsAndUse() {
        String mine = oapi.net(ALICE, "10.1.0.0/16");
        oapi.peering(ALICE, mine, oapi.net(BOB, "10.2.0.0/16"));
        Answer answer = oapi.call(ALICE, "ReadQuotas", "{}");
        assertThat(answer.at("/QuotaTypes/0/QuotaType")).isEqualTo("global");
        assertThat(answer.body().at("/QuotaTypes/0/Quotas/0/MaxValue").intValue())
                .isEqualTo(25);
        assertThat(answer.body().at("/QuotaTypes/0/Quotas/1/MaxValue").intValue())
                .isEqualTo(50);
        assertThat(answer.at("/QuotaTypes/1/QuotaType")).isEqualTo(mine);
        assertThat(answer.body().at("/QuotaTypes/1/Quotas/0/UsedValue").intValue())
                .isEqualTo(1);
        assertThat(answer.body().at("/QuotaTypes/1/Quotas/1/UsedValue").intValue())
                .isEqualTo(1);
        Answer filtered = oapi.call(
                ALICE, "ReadQuotas", "{'Filters':{'QuotaTypes':['global'],'QuotaNames':['net_peerings_limit']}}");
        assertThat(filtered.body().at("/QuotaTypes").size()).isEqualTo(1);
        assertThat(filtered.body().at("/QuotaTypes/0/Quotas").size()).isEqualTo(1);
    }
}
