package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** One server at two ports, which behave like OUTSCALE and like AWS; the SDK of AWS for Java calls both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FcuPortsTest {
    private final AwsServer clients = new AwsServer();
    private int port;
    private RunningServer server;

    @BeforeAll
    void start() throws IOException {
        port = freePort();
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.fcu.ports." + port + "=aws",
                "netpeering.regions=" + AwsServer.AWAY);
    }

    @AfterAll
    void stop() throws Exception {
        clients.close();
        server.close();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String urlOfAws() {
        return "http://127.0.0.1:" + port;
    }

    private static VpcPeeringConnection read(Ec2Client client, String id) {
        return client.describeVpcPeeringConnections(b -> b.vpcPeeringConnectionIds(id))
                .vpcPeeringConnections()
                .getFirst();
    }

    @Test
    void thePortBehavesLikeAwsWhileTheMainOneBehavesLikeOutscale() {
        TestAccount alice = server.freshAccount();
        TestAccount bob = server.freshAccount();
        Ec2Client awsOfAlice = clients.client(urlOfAws(), alice, AwsServer.HOME);
        Ec2Client awsOfBob = clients.client(urlOfAws(), bob, AwsServer.AWAY);
        Ec2Client outscaleOfAlice = clients.client(server.baseUrl(), alice, AwsServer.HOME);
        Vpc source = AwsServer.usedVpc(awsOfAlice, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(awsOfBob, "172.16.0.0/16");

        VpcPeeringConnection asAws = awsOfAlice
                .createVpcPeeringConnection(b -> b.vpcId(source.vpcId())
                        .peerVpcId(accepter.vpcId())
                        .peerOwnerId(bob.id().value())
                        .peerRegion(AwsServer.AWAY))
                .vpcPeeringConnection();
        String id = asAws.vpcPeeringConnectionId();
        assertThat(id).matches("pcx-[0-9a-f]{17}");
        assertThat(asAws.status().codeAsString()).isEqualTo("initiating-request");
        assertThat(asAws.accepterVpcInfo().cidrBlock()).isNull();
        assertThat(read(awsOfBob, id).status().message()).isEqualTo("Pending Acceptance by " + bob.id());

        VpcPeeringConnection asOutscale = read(outscaleOfAlice, id);
        assertThat(asOutscale.status().message()).isEqualTo("Pending acceptance by " + bob.id());
        assertThat(asOutscale.accepterVpcInfo().cidrBlock()).isEqualTo("172.16.0.0/16");
        assertThat(asOutscale.accepterVpcInfo().region()).isNull();
        Vpc third = AwsServer.usedVpc(outscaleOfAlice, "10.3.0.0/16");
        VpcPeeringConnection second = outscaleOfAlice
                .createVpcPeeringConnection(b -> b.vpcId(source.vpcId()).peerVpcId(third.vpcId()))
                .vpcPeeringConnection();
        assertThat(second.vpcPeeringConnectionId()).matches("pcx-[0-9a-f]{8}");
        assertThat(second.status().codeAsString()).isEqualTo("pending-acceptance");
    }

    @Test
    void whateverElseTheServerSpeaksItSpeaksAtThePortToo() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(
                                    SignedPost.request(
                                            urlOfAws(),
                                            server.freshAccount(),
                                            "POST",
                                            "/api/v1/ReadNets",
                                            "application/json",
                                            "{}".getBytes(StandardCharsets.UTF_8)),
                                    BodyHandlers.ofString())
                            .body())
                    .contains("\"Nets\"");
        }
    }

    /** By itself the container would take 8 KiB of headers. */
    @ParameterizedTest
    @CsvSource({"12000, 200", "20000, 400"})
    void thePortHasTheLimitsOfTheMainOne(int header, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(urlOfAws() + "/?Action=DescribeRegions"))
                .header("X-Long", "x".repeat(header))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void aPortThatDoesNotExistIsRefused(int wrong) {
        assertThatThrownBy(() ->
                        RunningServer.start(TestPostgres.freshDatabase(), "netpeering.fcu.ports." + wrong + "=aws"))
                .hasStackTraceContaining(
                        "netpeering.fcu.ports: there is no port " + wrong + "; they go from 1 to 65535");
    }

    @Test
    void thePortOfTheServerItselfIsRefused() throws IOException {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        int main = freePort();
        assertThatThrownBy(() -> SpringApplication.run(
                        NetPeeringServer.class,
                        "--server.port=" + main,
                        "--netpeering.fcu.ports." + main + "=aws",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password()))
                .hasStackTraceContaining("netpeering.fcu.ports: " + main + " is the port of the server (server.port)");
    }
}
