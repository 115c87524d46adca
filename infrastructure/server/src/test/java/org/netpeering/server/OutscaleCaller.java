package org.netpeering.server;

import io.github.outscale.osc_sdk_java.client.ApiClient;
import io.github.outscale.osc_sdk_java.client.ApiException;
import io.github.outscale.osc_sdk_java.client.api.AccountApi;
import io.github.outscale.osc_sdk_java.client.api.NetApi;
import io.github.outscale.osc_sdk_java.client.api.NetPeeringApi;
import io.github.outscale.osc_sdk_java.client.api.QuotaApi;
import io.github.outscale.osc_sdk_java.client.api.SubnetApi;
import io.github.outscale.osc_sdk_java.client.api.TagApi;
import io.github.outscale.osc_sdk_java.client.api.VmApi;
import io.github.outscale.osc_sdk_java.client.model.AcceptNetPeeringRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateNetPeeringRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateNetRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateSubnetRequest;
import io.github.outscale.osc_sdk_java.client.model.CreateVmsRequest;
import io.github.outscale.osc_sdk_java.client.model.DeleteNetPeeringRequest;
import io.github.outscale.osc_sdk_java.client.model.FiltersNetPeering;
import io.github.outscale.osc_sdk_java.client.model.NetPeering;
import io.github.outscale.osc_sdk_java.client.model.ReadNetPeeringsRequest;
import io.github.outscale.osc_sdk_java.client.model.RejectNetPeeringRequest;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** An account that calls the running server with the SDK of OUTSCALE, unmodified. The SDK calls every field nullable. */
@NullUnmarked
final class OutscaleCaller {
    final TestAccount account;
    final NetPeeringApi peerings;
    final TagApi tags;
    final NetApi nets;
    final SubnetApi subnets;
    final VmApi vms;
    final AccountApi accounts;
    final QuotaApi quotas;

    OutscaleCaller(RunningServer server, TestAccount account) {
        this.account = account;
        ApiClient client = new ApiClient();
        client.setBasePath(server.baseUrl() + "/api/v1");
        client.setAWS4Configuration(account.accessKeyId(), account.secretKey(), "eu-west-2", "api");
        peerings = new NetPeeringApi(client);
        tags = new TagApi(client);
        nets = new NetApi(client);
        subnets = new SubnetApi(client);
        vms = new VmApi(client);
        accounts = new AccountApi(client);
        quotas = new QuotaApi(client);
    }

    String id() {
        return account.id().value();
    }

    String emptyNet(String range) throws ApiException {
        return nets.createNet(new CreateNetRequest().ipRange(range)).getNet().getNetId();
    }

    /** A Net with a Subnet of the same range and a VM. */
    String net(String range) throws ApiException {
        String net = emptyNet(range);
        String subnet = subnets.createSubnet(
                        new CreateSubnetRequest().netId(net).ipRange(range))
                .getSubnet()
                .getSubnetId();
        vms.createVms(new CreateVmsRequest().imageId("ami-12345678").subnetId(subnet));
        return net;
    }

    NetPeering request(String source, String accepter) throws ApiException {
        return peerings.createNetPeering(
                        new CreateNetPeeringRequest().sourceNetId(source).accepterNetId(accepter))
                .getNetPeering();
    }

    NetPeering accept(String peering) throws ApiException {
        return peerings.acceptNetPeering(new AcceptNetPeeringRequest().netPeeringId(peering))
                .getNetPeering();
    }

    void reject(String peering) throws ApiException {
        peerings.rejectNetPeering(new RejectNetPeeringRequest().netPeeringId(peering));
    }

    void delete(String peering) throws ApiException {
        peerings.deleteNetPeering(new DeleteNetPeeringRequest().netPeeringId(peering));
    }

    List<NetPeering> list(FiltersNetPeering filters) throws ApiException {
        return peerings.readNetPeerings(new ReadNetPeeringsRequest().filters(filters))
                .getNetPeerings();
    }

    NetPeering read(String peering) throws ApiException {
        return list(new FiltersNetPeering().addNetPeeringIdsItem(peering)).getFirst();
    }
}
