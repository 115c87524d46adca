package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netpeering.server.AwsServer.AWAY;
import static org.netpeering.server.AwsServer.HOME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The tools of AWS as people install them, against the personality {@code aws}; skipped where they are not installed. The command line may
 * be of version 1 or 2; {@code NETPEERING_AWS_CLI} names another one than that of the PATH.
 */
class AwsToolsTest {
    private static final String AWS = Objects.requireNonNullElse(System.getenv("NETPEERING_AWS_CLI"), "aws");
    private static final int PATIENCE_IN_SECONDS = 240;

    private final TestAccount alice = AwsServer.server().freshAccount();
    private final TestAccount bob = AwsServer.server().freshAccount();

    private record Ended(int status, String text) {}

    private static Ended run(TestAccount account, String region, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", account.accessKeyId());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", account.secretKey());
        builder.environment().put("AWS_DEFAULT_REGION", region);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_PAGER", "");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end: " + text);
        }
        return new Ended(process.exitValue(), text);
    }

    private void assumeRuns(String... command) throws InterruptedException {
        boolean runs;
        try {
            runs = run(alice, HOME, List.of(command)).status() == 0;
        } catch (IOException notInstalled) {
            runs = false;
        }
        assumeTrue(runs, String.join(" ", command) + " does not run here; install it to have this test");
    }

    @Test
    void boto3GoesThroughTheWholeLifecycle() throws IOException, InterruptedException {
        assumeRuns("python3", "-c", "import boto3");
        String arguments = """
                {"endpoint": "%s", "alice": %s, "bob": %s}
                """.formatted(AwsServer.server().baseUrl(), json(alice), json(bob));

        Ended ended = run(
                alice,
                HOME,
                List.of(
                        "python3",
                        Path.of("src", "test", "resources", "aws", "lifecycle.py")
                                .toString(),
                        arguments));

        assertThat(ended.text()).endsWith("DONE\n");
        assertThat(ended.status()).isZero();
    }

    private static String json(TestAccount account) {
        return "{\"id\": \"%s\", \"key\": \"%s\", \"secret\": \"%s\"}"
                .formatted(account.id(), account.accessKeyId(), account.secretKey());
    }

    @Test
    void theCommandLineGoesThroughTheWholeLifecycle() throws IOException, InterruptedException {
        assumeRuns(AWS, "--version");
        String source = usedVpc(alice, HOME, "10.0.0.0/16");
        String accepter = usedVpc(bob, AWAY, "172.16.0.0/16");
        String id = ec2(
                alice,
                HOME,
                "create-vpc-peering-connection --vpc-id " + source + " --peer-vpc-id " + accepter + " --peer-owner-id "
                        + bob.id() + " --peer-region " + AWAY + " --query VpcPeeringConnection.VpcPeeringConnectionId");
        assertThat(id).matches("pcx-[0-9a-f]{17}");
        ec2(alice, HOME, "wait vpc-peering-connection-exists --vpc-peering-connection-ids " + id);
        assertThat(ec2(alice, HOME, status(id))).isEqualTo("pending-acceptance");
        assertThat(ec2(
                        bob,
                        AWAY,
                        "accept-vpc-peering-connection --vpc-peering-connection-id " + id
                                + " --query VpcPeeringConnection.Status.Code"))
                .isEqualTo("provisioning");
        assertThat(ec2(bob, AWAY, status(id))).isEqualTo("active");
        ec2(
                alice,
                HOME,
                "modify-vpc-peering-connection-options --vpc-peering-connection-id " + id
                        + " --requester-peering-connection-options AllowDnsResolutionFromRemoteVpc=true");
        ec2(alice, HOME, "create-tags --resources " + id + " --tags Key=Name,Value=ours");
        assertThat(ec2(
                        alice,
                        HOME,
                        "describe-vpc-peering-connections --page-size 5 --filters Name=tag:Name,Values=our?"
                                + " --query VpcPeeringConnections[].VpcPeeringConnectionId"))
                .isEqualTo(id);
        ec2(alice, HOME, "delete-vpc-peering-connection --vpc-peering-connection-id " + id);
        ec2(bob, AWAY, "wait vpc-peering-connection-deleted --vpc-peering-connection-ids " + id);
        Ended again = aws(alice, HOME, "delete-vpc-peering-connection --vpc-peering-connection-id " + id);
        assertThat(again.status()).isNotZero();
        assertThat(again.text())
                .contains("(InvalidStateTransition)")
                .contains("attempted to transition from deleted to deleting");
    }

    private static String status(String peering) {
        return "describe-vpc-peering-connections --vpc-peering-connection-ids " + peering
                + " --query VpcPeeringConnections[0].Status.Code";
    }

    private static String usedVpc(TestAccount account, String region, String range)
            throws IOException, InterruptedException {
        String vpc = ec2(account, region, "create-vpc --cidr-block " + range + " --query Vpc.VpcId");
        String subnet = ec2(
                account,
                region,
                "create-subnet --vpc-id " + vpc + " --cidr-block " + range + " --query Subnet.SubnetId");
        ec2(account, region, "run-instances --image-id ami-12345678 --subnet-id " + subnet);
        return vpc;
    }

    private static String ec2(TestAccount account, String region, String arguments)
            throws IOException, InterruptedException {
        Ended ended = aws(account, region, arguments);
        assertThat(ended.status()).as(arguments + ": " + ended.text()).isZero();
        return ended.text().strip();
    }

    private static Ended aws(TestAccount account, String region, String arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(AWS, "ec2", "--endpoint-url", AwsServer.server().baseUrl(), "--output", "text"));
        command.addAll(List.of(arguments.split(" ")));
        return run(account, region, command);
    }
}
