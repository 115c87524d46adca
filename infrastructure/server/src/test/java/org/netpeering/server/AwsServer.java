package org.netpeering.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A server that behaves like AWS, in two regions, and like OUTSCALE under a path; with the SDK of AWS for Java to call it, which leaves
 * the path of an endpoint out.
 */
final class AwsServer implements AutoCloseable {
    static final String HOME = "eu-west-2";
    static final String AWAY = "us-east-2";
    static final String OUTSCALE_PATH = "/outscale";

    private static final class Shared {
        static final RunningServer SERVER = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.fcu.personality=aws",
                "netpeering.fcu.paths.outscale=outscale",
                "netpeering.regions=" + AWAY);
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    static RunningServer server() {
        return Shared.SERVER;
    }

    Ec2Client client(TestAccount account, String region) {
        return client(server().baseUrl(), account, region);
    }

    /** A client of another server, or of another port. */
    Ec2Client client(String url, TestAccount account, String region) {
        Ec2Client client = Ec2Client.builder()
                .endpointOverride(URI.create(url))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(account.accessKeyId(), account.secretKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        open.add(client);
        return client;
    }

    /** A VPC with one VM in it. */
    static Vpc usedVpc(Ec2Client client, String range) {
        Vpc vpc = client.createVpc(b -> b.cidrBlock(range)).vpc();
        Subnet subnet = client.createSubnet(b -> b.vpcId(vpc.vpcId()).cidrBlock(range.replace("/16", "/24")))
                .subnet();
        client.runInstances(b -> b.imageId("ami-12345678")
                .subnetId(subnet.subnetId())
                .minCount(1)
                .maxCount(1));
        return vpc;
    }

    /** Takes everything out of a VPC. */
    static void empty(Ec2Client client, String vpc) {
        client.describeInstances(b -> b.filters(f -> f.name("vpc-id").values(vpc)))
                .reservations()
                .forEach(reservation -> client.terminateInstances(
                        b -> b.instanceIds(reservation.instances().getFirst().instanceId())));
        client.describeSubnets(b -> b.filters(f -> f.name("vpc-id").values(vpc)))
                .subnets()
                .forEach(subnet -> client.deleteSubnet(b -> b.subnetId(subnet.subnetId())));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
    }
}
