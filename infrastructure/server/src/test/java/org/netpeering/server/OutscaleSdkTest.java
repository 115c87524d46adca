package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.outscale.osc_sdk_java.client.ApiException;
import io.github.outscale.osc_sdk_java.client.model.CreateNetPeeringRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateNetRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateSubnetRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateTagsRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateVmsRequest;
import io.github.outscale.osc_sdk_java.client.model.DeleteNetRequest;
import io.github.outscale.osc_sdk_java.client.model.DeleteSubnetRequest;
import io.github.outscale.osc_sdk_java.client.model.DeleteTagsRequest;
import io.github.outscale.osc_sdk_java.client.model.DeleteVmsRequest;
import io.github.outscale.osc_sdk_java.client.model.ErrorResponse;
import io.github.outscale.osc_sdk_java.client.model.Errors;
import io.github.outscale.osc_sdk_java.client.model.FiltersNet;
import io.github.outscale.osc_sdk_java.client.model.FiltersNetPeering;
import io.github.outscale.osc_sdk_java.client.model.FiltersSubnet;
import io.github.outscale.osc_sdk_java.client.model.FiltersTag;
import io.github.outscale.osc_sdk_java.client.model.FiltersVm;
import io.github.outscale.osc_sdk_java.client.model.Net;
import io.github.outscale.osc_sdk_java.client.model.NetPeering;
import io.github.outscale.osc_sdk_java.client.model.QuotaTypes;
import io.github.outscale.osc_sdk_java.client.model.ReadAccountsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadNetPeeringsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadNetPeeringsResponse;
import io.github.outscale.osc_sdk_java.client.model.ReadNetsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadNetsResponse;
import io.github.outscale.osc_sdk_java.client.model.ReadQuotasRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadSubnetsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadTagsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadVmsRequest;
import io.github.outscale.osc_sdk_java.client.model.ResourceTag;
import io.github.outscale.osc_sdk_java.client.model.Subnet;
import io.github.outscale.osc_sdk_java.client.model.Tag;
import io.github.outscale.osc_sdk_java.client.model.Vm;
import io.github.outscale.osc_sdk_java.client.model.VmState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The real server, driven through every action of the OAPI dialect with the SDK of OUTSCALE, across two accounts. The SDK calls every field nullable. */
@NullUnmarked
class OutscaleSdkTest {
    private static final RunningServer SERVER = RunningServer.shared();

    private final OutscaleCaller alice = new OutscaleCaller(SERVER, SERVER.freshAccount());
    private final OutscaleCaller bob = new OutscaleCaller(SERVER, SERVER.freshAccount());

    private static String stateOf(NetPeering peering) {
        return peering.getState().getName();
    }

    private static String errorOf(ThrowingCallable call) {
        ApiException thrown = catchThrowableOfType(ApiException.class, call);
        assertThat(thrown).as("the call is refused").isNotNull();
        try {
            ErrorResponse response = ErrorResponse.fromJson(thrown.getResponseBody());
            assertThat(response.getResponseContext().getRequestId()).isNotEmpty();
            Errors error = response.getErrors().getFirst();
            assertThat(error.getDetails()).isNotEmpty();
            return thrown.getCode() + " " + error.getType() + " " + error.getCode();
        } catch (IOException e) {
            throw new AssertionError("Not an error document: " + thrown.getResponseBody(), e);
        }
    }

    @Test
    void aPeeringAcrossTwoAccountsLivesAndEnds() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        NetPeering requested = alice.request(source, accepter);
        assertThat(requested.getNetPeeringId()).matches("pcx-[0-9a-f]{8}");
        assertThat(stateOf(requested)).isEqualTo("pending-acceptance");
        assertThat(requested.getState().getMessage()).isEqualTo("Pending acceptance by " + bob.id());
        assertThat(requested.getSourceNet().getAccountId()).isEqualTo(alice.id());
        assertThat(requested.getSourceNet().getNetId()).isEqualTo(source);
        assertThat(requested.getSourceNet().getIpRange()).isEqualTo("10.1.0.0/16");
        assertThat(requested.getAccepterNet().getAccountId()).isEqualTo(bob.id());
        assertThat(requested.getAccepterNet().getNetId()).isEqualTo(accepter);
        assertThat(requested.getAccepterNet().getIpRange()).isEqualTo("10.2.0.0/16");
        assertThat(requested.getTags()).isEmpty();
        assertThat(requested.getExpirationDate())
                .isBetween(
                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(7).minusMinutes(5),
                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(7).plusMinutes(5));
        String id = requested.getNetPeeringId();
        assertThat(alice.read(id)).isEqualTo(requested);
        assertThat(bob.read(id)).isEqualTo(requested);

        NetPeering accepted = bob.accept(id);
        assertThat(stateOf(accepted)).isEqualTo("active");
        assertThat(accepted.getState().getMessage()).isEqualTo("Active");
        assertThat(alice.read(id)).isEqualTo(accepted);

        alice.delete(id);
        assertThat(stateOf(bob.read(id))).isEqualTo("deleted");
        assertThat(stateOf(alice.request(source, accepter))).isEqualTo("pending-acceptance");
    }

    @Test
    void aRequestCanBeRejectedOrTakenBack() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        String rejected = alice.request(source, accepter).getNetPeeringId();
        bob.reject(rejected);
        assertThat(stateOf(alice.read(rejected))).isEqualTo("rejected");
        String takenBack = alice.request(source, accepter).getNetPeeringId();
        alice.delete(takenBack);
        assertThat(stateOf(bob.read(takenBack))).isEqualTo("deleted");
    }

    @Test
    void anyStepCanBeRepeated() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        NetPeering first = alice.request(source, accepter);
        assertThat(alice.request(source, accepter)).isEqualTo(first);
        NetPeering accepted = bob.accept(first.getNetPeeringId());
        assertThat(bob.accept(first.getNetPeeringId())).isEqualTo(accepted);
        assertThat(alice.request(source, accepter)).isEqualTo(accepted);
        alice.delete(first.getNetPeeringId());
        alice.delete(first.getNetPeeringId());
        String second = alice.request(source, accepter).getNetPeeringId();
        bob.reject(second);
        bob.reject(second);
    }

    @Test
    void overlappingNetsGiveAFailedPeering() throws ApiException {
        NetPeering failed = alice.request(alice.net("10.1.0.0/16"), bob.net("10.1.128.0/20"));
        assertThat(stateOf(failed)).isEqualTo("failed");
        assertThat(failed.getState().getMessage()).isEqualTo("The two Nets must not have overlapping IP ranges");
        assertThat(errorOf(() -> alice.delete(failed.getNetPeeringId()))).isEqualTo("409 InvalidState 6004");
    }

    @Test
    void theReverseOfAnActivePeeringComesBackRejected() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        bob.accept(alice.request(source, accepter).getNetPeeringId());
        NetPeering reverse = bob.request(accepter, source);
        assertThat(stateOf(reverse)).isEqualTo("rejected");
        assertThat(reverse.getState().getMessage())
                .isEqualTo("Rejected automatically because active reverse link already exists");
    }

    @Test
    void refusalsHaveTheCodesOfTheContract() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        String empty = bob.emptyNet("10.3.0.0/16");
        assertThat(errorOf(() -> alice.request(source, source))).isEqualTo("400 InvalidParameterValue 4045");
        assertThat(errorOf(() -> alice.request(source, "vpc-00000000"))).isEqualTo("400 InvalidResource 5065");
        assertThat(errorOf(() -> alice.request(accepter, source))).isEqualTo("400 InvalidResource 5065");
        assertThat(errorOf(() -> alice.request(source, empty))).isEqualTo("409 InvalidState 6003");
        assertThat(errorOf(() -> alice.request("nonsense", accepter))).isEqualTo("400 InvalidParameterValue 4104");

        String id = alice.request(source, accepter).getNetPeeringId();
        assertThat(errorOf(() -> alice.accept(id))).isEqualTo("400 OperationNotSupported 8011");
        assertThat(errorOf(() -> alice.reject(id))).isEqualTo("400 OperationNotSupported 8011");
        assertThat(errorOf(() -> bob.delete(id))).isEqualTo("400 OperationNotSupported 8011");
        OutscaleCaller stranger = new OutscaleCaller(SERVER, SERVER.freshAccount());
        assertThat(errorOf(() -> stranger.accept(id))).isEqualTo("400 InvalidResource 5035");
        assertThat(errorOf(() -> stranger.delete(id))).isEqualTo("400 InvalidResource 5035");
        assertThat(stranger.list(new FiltersNetPeering())).isEmpty();
        bob.reject(id);
        assertThat(errorOf(() -> bob.accept(id))).isEqualTo("409 InvalidState 6004");
        assertThat(errorOf(() -> alice.delete(id))).isEqualTo("409 InvalidState 6004");
    }

    @Test
    void everyFilterFindsThePeeringAndNothingElse() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        NetPeering wanted = alice.request(source, accepter);
        String id = wanted.getNetPeeringId();
        String other =
                bob.request(bob.net("10.4.0.0/16"), alice.net("10.5.0.0/16")).getNetPeeringId();
        alice.accept(other);
        tag(alice, id, "a=b", "c \uD83D\uDE00");
        tag(bob, id, "of", "bob");
        OffsetDateTime expiry = wanted.getExpirationDate();

        List<FiltersNetPeering> finding = List.of(
                new FiltersNetPeering().addAccepterNetAccountIdsItem(bob.id()),
                new FiltersNetPeering().addAccepterNetIpRangesItem("10.2.0.0/16"),
                new FiltersNetPeering().addAccepterNetNetIdsItem(accepter),
                new FiltersNetPeering().addExpirationDatesItem(expiry).addSourceNetNetIdsItem(source),
                new FiltersNetPeering()
                        .addExpirationDatesItem(
                                expiry.truncatedTo(ChronoUnit.SECONDS).withOffsetSameInstant(ZoneOffset.ofHours(13)))
                        .addSourceNetNetIdsItem(source),
                new FiltersNetPeering().addNetPeeringIdsItem(id).addNetPeeringIdsItem("pcx-00000000"),
                new FiltersNetPeering().addSourceNetAccountIdsItem(alice.id()),
                new FiltersNetPeering().addSourceNetIpRangesItem("10.1.0.0/16"),
                new FiltersNetPeering().addSourceNetNetIdsItem(source),
                new FiltersNetPeering().addStateMessagesItem("Pending acceptance by " + bob.id()),
                new FiltersNetPeering().addStateNamesItem("pending-acceptance"),
                new FiltersNetPeering().addTagKeysItem("a=b"),
                new FiltersNetPeering().addTagValuesItem("c \uD83D\uDE00"),
                new FiltersNetPeering().addTagsItem("a=b=c \uD83D\uDE00"));
        for (FiltersNetPeering filters : finding) {
            assertThat(alice.list(filters))
                    .as("%s", filters)
                    .extracting(NetPeering::getNetPeeringId)
                    .containsExactly(id);
        }

        List<FiltersNetPeering> missing = List.of(
                new FiltersNetPeering().addNetPeeringIdsItem("pcx-00000000"),
                new FiltersNetPeering().addNetPeeringIdsItem("nonsense"),
                new FiltersNetPeering().addExpirationDatesItem(expiry.plusSeconds(90)),
                new FiltersNetPeering().addStateNamesItem("expired"),
                new FiltersNetPeering().addStateNamesItem("active").addSourceNetNetIdsItem(source),
                new FiltersNetPeering().addTagKeysItem("of"),
                new FiltersNetPeering().addTagsItem("a=b"));
        for (FiltersNetPeering filters : missing) {
            assertThat(alice.list(filters)).as("%s", filters).isEmpty();
        }
    }

    @Test
    void pagesShowEveryPeeringOnceInTheOrderOfTheRequests() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        List<String> requested = new ArrayList<>();
        for (int i = 2; i < 7; i++) {
            requested.add(alice.request(source, bob.net("10." + i + ".0.0/16")).getNetPeeringId());
        }
        List<String> seen = new ArrayList<>();
        ReadNetPeeringsRequest request = new ReadNetPeeringsRequest().resultsPerPage(2);
        ReadNetPeeringsResponse page;
        do {
            page = alice.peerings.readNetPeerings(request);
            assertThat(page.getNetPeerings()).hasSizeBetween(1, 2);
            page.getNetPeerings().forEach(peering -> seen.add(peering.getNetPeeringId()));
            request.nextPageToken(page.getNextPageToken());
        } while (page.getNextPageToken() != null);
        assertThat(seen).isEqualTo(requested);

        ReadNetPeeringsRequest garbage =
                new ReadNetPeeringsRequest().nextPageToken("garbage".getBytes(StandardCharsets.UTF_8));
        assertThat(errorOf(() -> alice.peerings.readNetPeerings(garbage))).isEqualTo("400 InvalidParameterValue 4047");
        ReadNetPeeringsRequest tooLarge = new ReadNetPeeringsRequest().resultsPerPage(1001);
        assertThat(errorOf(() -> alice.peerings.readNetPeerings(tooLarge))).isEqualTo("400 InvalidParameterValue 4047");
    }

    private static void tag(OutscaleCaller caller, String resource, String key, String value) throws ApiException {
        caller.tags.createTags(new CreateTagsRequest()
                .resourceIds(List.of(resource))
                .addTagsItem(new ResourceTag().key(key).value(value)));
    }

    @Test
    void tagsComeAndGoOnPeeringsAndInventory() throws ApiException {
        String net = alice.net("10.1.0.0/16");
        String peering = alice.request(net, bob.net("10.2.0.0/16")).getNetPeeringId();
        String subnet = alice.subnets
                .readSubnets(new ReadSubnetsRequest())
                .getSubnets()
                .getFirst()
                .getSubnetId();
        String vm = alice.vms.readVms(new ReadVmsRequest()).getVms().getFirst().getVmId();
        String longest = "\uD83D\uDE00".repeat(255);
        alice.tags.createTags(new CreateTagsRequest()
                .resourceIds(List.of(peering, net, subnet, vm))
                .addTagsItem(new ResourceTag().key("env").value("prod"))
                .addTagsItem(new ResourceTag().key(longest).value("é")));
        tag(bob, peering, "env", "bob's");

        assertThat(alice.read(peering).getTags())
                .containsExactlyInAnyOrder(
                        new ResourceTag().key("env").value("prod"),
                        new ResourceTag().key(longest).value("é"));
        assertThat(bob.read(peering).getTags())
                .containsExactly(new ResourceTag().key("env").value("bob's"));
        assertThat(alice.tags
                        .readTags(new ReadTagsRequest().filters(new FiltersTag().addKeysItem("env")))
                        .getTags())
                .extracting(Tag::getResourceType, Tag::getResourceId, Tag::getValue)
                .containsExactlyInAnyOrder(
                        tuple("vpc-peering-connection", peering, "prod"),
                        tuple("vpc", net, "prod"),
                        tuple("subnet", subnet, "prod"),
                        tuple("instance", vm, "prod"));
        assertThat(alice.tags.readTags(new ReadTagsRequest().resultsPerPage(3)).getNextPageToken())
                .isNotNull();

        alice.tags.deleteTags(new DeleteTagsRequest()
                .resourceIds(List.of(peering, net))
                .addTagsItem(new ResourceTag().key("env").value("prod"))
                .addTagsItem(new ResourceTag().key(longest).value("another value")));
        assertThat(alice.read(peering).getTags())
                .containsExactly(new ResourceTag().key(longest).value("é"));
    }

    @Test
    void wrongTagsChangeNothing() throws ApiException {
        String net = alice.net("10.1.0.0/16");
        String peering = alice.request(net, bob.net("10.2.0.0/16")).getNetPeeringId();
        CreateTagsRequest unknown = new CreateTagsRequest()
                .resourceIds(List.of(peering, net, "i-00000000"))
                .addTagsItem(new ResourceTag().key("a").value("b"));
        assertThat(errorOf(() -> alice.tags.createTags(unknown))).isEqualTo("400 InvalidResource 5063");
        assertThat(errorOf(() -> tag(alice, peering, "k".repeat(256), ""))).isEqualTo("400 InvalidParameterValue 4069");
        assertThat(errorOf(() -> tag(alice, peering, "k", "v".repeat(256))))
                .isEqualTo("400 InvalidParameterValue 4071");
        assertThat(errorOf(() -> tag(alice, peering, "nul\u0000", ""))).isEqualTo("400 InvalidParameterValue 4047");
        CreateTagsRequest many = new CreateTagsRequest().resourceIds(List.of(net, peering));
        for (int i = 0; i <= 50; i++) {
            many.addTagsItem(new ResourceTag().key("k" + i).value(""));
        }
        assertThat(errorOf(() -> alice.tags.createTags(many))).isEqualTo("400 TooManyResources (QuotaExceded) 10041");
        assertThat(alice.tags.readTags(new ReadTagsRequest()).getTags()).isEmpty();
    }

    @Test
    void netsSubnetsAndVmsComeAndGo() throws ApiException {
        Net net = alice.nets
                .createNet(new CreateNetRequest().ipRange("10.1.0.0/16").tenancy("dedicated"))
                .getNet();
        assertThat(net.getNetId()).matches("vpc-[0-9a-f]{8}");
        assertThat(net.getState()).isEqualTo("available");
        assertThat(net.getTenancy()).isEqualTo("dedicated");
        assertThat(alice.nets.readNets(new ReadNetsRequest()).getNets()).containsExactly(net);
        assertThat(bob.nets.readNets(new ReadNetsRequest()).getNets()).isEmpty();
        assertThat(alice.nets
                        .readNets(new ReadNetsRequest()
                                .filters(new FiltersNet()
                                        .addNetIdsItem(net.getNetId())
                                        .isDefault(false)))
                        .getNets())
                .hasSize(1);

        Subnet subnet = alice.subnets
                .createSubnet(new CreateSubnetRequest().netId(net.getNetId()).ipRange("10.1.0.0/28"))
                .getSubnet();
        assertThat(subnet.getAvailableIpsCount()).isEqualTo(11);
        assertThat(subnet.getSubregionName()).isNotEmpty();
        assertThat(alice.subnets
                        .readSubnets(
                                new ReadSubnetsRequest().filters(new FiltersSubnet().addAvailableIpsCountsItem(11)))
                        .getSubnets())
                .containsExactly(subnet);

        CreateVmsRequest order = new CreateVmsRequest()
                .imageId("ami-12345678")
                .subnetId(subnet.getSubnetId())
                .minVmsCount(2)
                .maxVmsCount(2)
                .clientToken("once");
        List<Vm> vms = alice.vms.createVms(order).getVms();
        assertThat(vms).hasSize(2).allMatch(vm -> vm.getNetId().equals(net.getNetId()));
        assertThat(alice.vms.createVms(order).getVms())
                .extracting(Vm::getVmId)
                .containsExactlyInAnyOrderElementsOf(
                        vms.stream().map(Vm::getVmId).toList());
        assertThat(alice.vms
                        .readVms(new ReadVmsRequest()
                                .filters(new FiltersVm()
                                        .addSubnetIdsItem(subnet.getSubnetId())
                                        .addVmStateNamesItem("running")))
                        .getVms())
                .hasSize(2);

        assertThat(errorOf(() -> alice.nets.deleteNet(new DeleteNetRequest().netId(net.getNetId()))))
                .isEqualTo("424 DependencyProblem 1000");
        assertThat(errorOf(() -> alice.subnets.deleteSubnet(new DeleteSubnetRequest().subnetId(subnet.getSubnetId()))))
                .isEqualTo("424 DependencyProblem 1000");
        DeleteVmsRequest deletion =
                new DeleteVmsRequest().vmIds(vms.stream().map(Vm::getVmId).toList());
        assertThat(alice.vms.deleteVms(deletion).getVms())
                .extracting(VmState::getPreviousState, VmState::getCurrentState)
                .containsOnly(tuple("running", "shutting-down"));
        assertThat(alice.vms.deleteVms(deletion).getVms())
                .extracting(VmState::getCurrentState)
                .doesNotContain("running");
        alice.subnets.deleteSubnet(new DeleteSubnetRequest().subnetId(subnet.getSubnetId()));
        alice.nets.deleteNet(new DeleteNetRequest().netId(net.getNetId()));
        assertThat(alice.nets.readNets(new ReadNetsRequest()).getNets()).isEmpty();
    }

    @Test
    void wrongRangesHaveTheCodesOfTheContract() throws ApiException {
        assertThat(errorOf(() -> alice.emptyNet("8.8.8.8/32"))).isEqualTo("409 ResourceConflict 9050");
        assertThat(errorOf(() -> alice.emptyNet("10.0.0.0/8"))).isEqualTo("400 InvalidParameterValue 4015");
        assertThat(errorOf(() -> alice.emptyNet("10.0.0.0"))).isEqualTo("400 InvalidParameterValue 4013");
        String net = alice.net("10.1.0.0/16");
        assertThat(errorOf(() -> alice.subnets.createSubnet(
                        new CreateSubnetRequest().netId(net).ipRange("10.2.0.0/24"))))
                .isEqualTo("409 ResourceConflict 9044");
        assertThat(errorOf(() -> alice.subnets.createSubnet(
                        new CreateSubnetRequest().netId(net).ipRange("10.1.3.0/24"))))
                .isEqualTo("409 ResourceConflict 9058");
    }

    @Test
    void aNetWithALivePeeringCannotBeDeleted() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        String peering = alice.request(source, bob.net("10.2.0.0/16")).getNetPeeringId();
        alice.vms.deleteVms(new DeleteVmsRequest()
                .vmIds(List.of(alice.vms
                        .readVms(new ReadVmsRequest())
                        .getVms()
                        .getFirst()
                        .getVmId())));
        alice.subnets.deleteSubnet(new DeleteSubnetRequest()
                .subnetId(alice.subnets
                        .readSubnets(new ReadSubnetsRequest())
                        .getSubnets()
                        .getFirst()
                        .getSubnetId()));
        assertThat(errorOf(() -> alice.nets.deleteNet(new DeleteNetRequest().netId(source))))
                .isEqualTo("424 DependencyProblem 1000");
        alice.delete(peering);
        alice.nets.deleteNet(new DeleteNetRequest().netId(source));
    }

    @Test
    void inventoryIsReadPageByPage() throws ApiException {
        for (int i = 1; i < 6; i++) {
            alice.emptyNet("10." + i + ".0.0/16");
        }
        List<String> seen = new ArrayList<>();
        ReadNetsRequest request = new ReadNetsRequest().resultsPerPage(2);
        ReadNetsResponse page;
        do {
            page = alice.nets.readNets(request);
            page.getNets().forEach(net -> seen.add(net.getNetId()));
            request.nextPageToken(page.getNextPageToken());
        } while (page.getNextPageToken() != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void theAccountAndItsQuotasAreShown() throws ApiException {
        assertThat(alice.accounts.readAccounts(new ReadAccountsRequest()).getAccounts())
                .singleElement()
                .satisfies(account -> assertThat(account.getAccountId()).isEqualTo(alice.id()));
        String net = alice.net("10.1.0.0/16");
        alice.request(net, bob.net("10.2.0.0/16"));
        List<QuotaTypes> types =
                alice.quotas.readQuotas(new ReadQuotasRequest()).getQuotaTypes();
        assertThat(types).extracting(QuotaTypes::getQuotaType).containsExactly("global", net);
        assertThat(types.getLast().getQuotas()).allMatch(quota -> quota.getUsedValue() == 1);
    }

    @Test
    void aDryRunChangesNothing() throws ApiException {
        String source = alice.net("10.1.0.0/16");
        CreateNetPeeringRequest request = new CreateNetPeeringRequest()
                .sourceNetId(source)
                .accepterNetId(bob.net("10.2.0.0/16"))
                .dryRun(true);
        assertThat(alice.peerings.createNetPeering(request).getNetPeering()).isNull();
        assertThat(alice.list(new FiltersNetPeering())).isEmpty();
    }

    @Test
    void onlyTheOwnerOfAKeyIsLetIn() throws IOException, InterruptedException {
        TestAccount wrongSecret =
                new TestAccount(alice.account.id(), alice.account.accessKeyId(), bob.account.secretKey());
        assertThat(errorOf(() -> new OutscaleCaller(SERVER, wrongSecret).list(new FiltersNetPeering())))
                .isEqualTo("401 AccessDenied 1");
        TestAccount unknownKey = new TestAccount(alice.account.id(), "AKUNKNOWN00000000000", alice.account.secretKey());
        assertThat(errorOf(() -> new OutscaleCaller(SERVER, unknownKey).list(new FiltersNetPeering())))
                .isEqualTo("400 InvalidParameterValue 4120");
        URI uri = URI.create(SERVER.baseUrl() + "/api/v1/ReadNetPeerings");
        assertThat(unsigned(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> basic = unsigned(HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic YUBiLmM6cHc=")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(basic.body()).contains("\"Code\":\"9\"", "AuthFailure");
    }

    private static HttpResponse<String> unsigned(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void theOwnerOfTheAccepterNetCanBeNamed() throws ApiException, IOException, InterruptedException {
        String source = alice.net("10.1.0.0/16");
        String accepter = bob.net("10.2.0.0/16");
        String body = "{\"SourceNetId\": \"" + source + "\", \"AccepterNetId\": \"" + accepter
                + "\", \"AccepterOwnerId\": %s}";
        HttpResponse<String> wrong = SignedPost.send(
                SERVER, alice.account, "/api/v1/CreateNetPeering", body.formatted("\"" + alice.id() + "\""));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"Code\":\"5065\"", accepter, alice.id());
        HttpResponse<String> asNumber =
                SignedPost.send(SERVER, alice.account, "//api/latest/CreateNetPeering", body.formatted(bob.id()));
        assertThat(asNumber.statusCode()).as(asNumber.body()).isEqualTo(200);
        assertThat(asNumber.body()).contains("Pending acceptance by " + bob.id());
        assertThat(asNumber.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(asNumber.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void whatNoSdkSendsIsAnsweredCleanly() throws IOException, InterruptedException {
        assertThat(raw("POST", "/api/v1/Nonsense", "{}")).contains("\"Code\":\"5011\"", "Nonsense");
        assertThat(raw("POST", "/api/v1/ReadNetPeerings", "{\"Filters\":")).contains("\"Code\":\"4045\"");
        assertThat(raw("POST", "/api/v1/ReadNetPeerings", "{\"Nonsense\":1}"))
                .contains("\"Code\":\"3001\"", "Nonsense");
        assertThat(raw("POST", "/api/v1/AcceptNetPeering", "")).contains("\"Code\":\"7000\"", "NetPeeringId");
        assertThat(raw("POST", "/api/v1/AcceptNetPeering", "{\"NetPeeringId\":1}"))
                .contains("\"Code\":\"4108\"");
        assertThat(raw("GET", "/api/v1/ReadNetPeerings", "")).contains("\"Code\":\"2\"");
        assertThat(raw("POST", "/api/v1/CreateTags", "x".repeat((1 << 20) + 1))).contains("\"Code\":\"4106\"");
    }

    private String raw(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = SignedPost.send(
                SERVER, alice.account, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
        return response.body();
    }
}
