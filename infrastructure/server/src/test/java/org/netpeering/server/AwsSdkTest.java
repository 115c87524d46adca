package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.server.AwsErrors.codeOf;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.sts.StsClient;

/** The unmodified AWS SDK for Java against the real server, through every action of the EC2-compatible dialect. */
class AwsSdkTest {
    private final RunningServer server = RunningServer.shared();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestAccount alice = server.freshAccount();
    private final TestAccount bob = server.freshAccount();
    private final Ec2Client alices = ec2(alice);
    private final Ec2Client bobs = ec2(bob);

    @AfterEach
    void closeClients() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
    }

    private Ec2Client ec2(TestAccount account) {
        return ec2(credentials(account.accessKeyId(), account.secretKey()));
    }

    private Ec2Client ec2(AwsCredentialsProvider credentials) {
        Ec2Client client = Ec2Client.builder()
                .endpointOverride(URI.create(server.baseUrl()))
                .region(Region.EU_WEST_2)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        open.add(client);
        return client;
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        StsClient client = StsClient.builder()
                .endpointOverride(URI.create(server.baseUrl()))
                .region(Region.EU_WEST_2)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        open.add(client);
        return client;
    }

    private static AwsCredentialsProvider credentials(String accessKeyId, String secretKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretKey));
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** A VPC with one VM in it. */
    private static Vpc usedVpc(Ec2Client client, String range) {
        Vpc vpc = client.createVpc(b -> b.cidrBlock(range)).vpc();
        Subnet subnet = client.createSubnet(b -> b.vpcId(vpc.vpcId()).cidrBlock(range.replace("/16", "/24")))
                .subnet();
        client.runInstances(b -> b.imageId("ami-12345678")
                .subnetId(subnet.subnetId())
                .minCount(1)
                .maxCount(1));
        return vpc;
    }

    private VpcPeeringConnection request(Vpc source, Vpc accepter) {
        return alices.createVpcPeeringConnection(asked(source, accepter)).vpcPeeringConnection();
    }

    private CreateVpcPeeringConnectionRequest asked(Vpc source, Vpc accepter) {
        return CreateVpcPeeringConnectionRequest.builder()
                .vpcId(source.vpcId())
                .peerVpcId(accepter.vpcId())
                .peerOwnerId(bob.id().value())
                .build();
    }

    private VpcPeeringConnection requestNew() {
        return request(usedVpc(alices, "10.0.0.0/16"), usedVpc(bobs, "172.16.0.0/16"));
    }

    private static VpcPeeringConnection read(Ec2Client client, String peering) {
        return client.describeVpcPeeringConnections(b -> b.vpcPeeringConnectionIds(peering))
                .vpcPeeringConnections()
                .getFirst();
    }

    private static void assertRefused(ThrowingCallable call, int status, String code, String message) {
        AwsServiceException refused = assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(call)
                .actual();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.requestId()).isNotEmpty();
    }

    @Test
    void aPeeringOfTwoAccountsIsRequestedAcceptedAndDeleted() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = usedVpc(bobs, "172.16.0.0/16");
        VpcPeeringConnection requested = request(source, accepter);
        String id = requested.vpcPeeringConnectionId();
        assertThat(id).matches("pcx-[0-9a-f]{8}");
        assertThat(requested.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE);
        assertThat(requested.status().message()).isEqualTo("Pending acceptance by " + bob.id());
        assertThat(requested.requesterVpcInfo().ownerId()).isEqualTo(alice.id().value());
        assertThat(requested.requesterVpcInfo().vpcId()).isEqualTo(source.vpcId());
        assertThat(requested.requesterVpcInfo().cidrBlock()).isEqualTo("10.0.0.0/16");
        assertThat(requested.accepterVpcInfo().ownerId()).isEqualTo(bob.id().value());
        assertThat(requested.accepterVpcInfo().vpcId()).isEqualTo(accepter.vpcId());
        assertThat(requested.accepterVpcInfo().cidrBlock()).isEqualTo("172.16.0.0/16");
        assertThat(requested.expirationTime())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(167)), Instant.now().plus(Duration.ofHours(169)));
        assertThat(requested.hasTags()).isTrue();
        assertThat(read(bobs, id)).isEqualTo(requested);

        VpcPeeringConnection active = bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                .vpcPeeringConnection();
        assertThat(active.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
        assertThat(active.expirationTime()).isNull();
        assertThat(read(alices, id)).isEqualTo(active);

        assertThat(alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                        .returnValue())
                .isTrue();
        assertThat(read(bobs, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.DELETED);
    }

    @Test
    void aRequestIsRejectedAndTheRepeatSucceeds() {
        String id = requestNew().vpcPeeringConnectionId();
        assertThat(bobs.rejectVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                        .returnValue())
                .isTrue();
        assertThat(bobs.rejectVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                        .returnValue())
                .isTrue();
        assertThat(read(alices, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.REJECTED);
        assertRefused(
                () -> alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id)),
                400,
                "InvalidStateTransition",
                "Invalid state transition for peering connection '" + id
                        + "'. Transition from state 'rejected' to 'deleted' is not possible");
    }

    @Test
    void aRequestThatCannotBecomeAPeeringFailsInItsAnswer() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc overlapping = usedVpc(bobs, "10.0.0.0/16");
        assertThat(request(source, overlapping).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.FAILED);
        VpcPeeringConnection unknown = alices.createVpcPeeringConnection(b -> b.vpcId(source.vpcId())
                        .peerVpcId("vpc-00000000")
                        .peerOwnerId(bob.id().value()))
                .vpcPeeringConnection();
        assertThat(unknown.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.FAILED);
        assertThat(unknown.accepterVpcInfo().cidrBlock()).isNull();
    }

    @Test
    void theSamePairGivesTheSamePeeringAndTheReverseOfAnActiveOneIsRejected() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        assertThat(request(source, accepter).vpcPeeringConnectionId()).isEqualTo(id);
        bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        VpcPeeringConnection reverse = bobs.createVpcPeeringConnection(b -> b.vpcId(accepter.vpcId())
                        .peerVpcId(source.vpcId())
                        .peerOwnerId(alice.id().value()))
                .vpcPeeringConnection();
        assertThat(reverse.vpcPeeringConnectionId()).isNotEqualTo(id);
        assertThat(reverse.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.REJECTED);
    }

    @Test
    void twoVpcsOfOneAccountArePeeredWithoutNamingIt() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = usedVpc(alices, "172.16.0.0/16");
        String id = alices.createVpcPeeringConnection(
                        b -> b.vpcId(source.vpcId()).peerVpcId(accepter.vpcId()).peerRegion("eu-west-1"))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        alices.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertThat(read(alices, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
    }

    @Test
    void onlyTheOtherOwnerAnswersAndAStrangerSeesNothing() {
        String id = requestNew().vpcPeeringConnectionId();
        Ec2Client strangers = ec2(server.freshAccount());
        assertRefused(
                () -> alices.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id)),
                400,
                "OperationNotPermitted",
                "User " + alice.id() + " cannot accept peering " + id);
        assertRefused(
                () -> alices.rejectVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id)),
                400,
                "OperationNotPermitted",
                "User '" + alice.id() + "' cannot reject vpc peering connection '" + id + "'");
        String missing = "The vpcPeeringConnection ID '" + id + "' does not exist";
        String code = "InvalidVpcPeeringConnectionID.NotFound";
        assertRefused(() -> read(strangers, id), 400, code, missing);
        assertRefused(
                () -> strangers.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id)), 400, code, missing);
        assertRefused(
                () -> strangers.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id)), 400, code, missing);
        assertThat(strangers.describeVpcPeeringConnections().vpcPeeringConnections())
                .isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc empty = alices.createVpc(b -> b.cidrBlock("172.16.0.0/16")).vpc();
        assertRefused(
                () -> alices.createVpcPeeringConnection(b -> b.vpcId(source.vpcId())),
                400,
                "MissingParameter",
                "The request must contain the parameter: peerVpcId");
        assertRefused(
                () -> alices.createVpcPeeringConnection(b -> b.vpcId("foo").peerVpcId(source.vpcId())),
                400,
                "InvalidVpcId.Malformed",
                "Invalid id 'foo' (must be 'vpc-...')");
        assertRefused(
                () -> alices.createVpcPeeringConnection(
                        b -> b.vpcId("vpc-00000000").peerVpcId(source.vpcId())),
                400,
                "InvalidVpcID.NotFound",
                "The vpc ID 'vpc-00000000' does not exist");
        assertRefused(
                () -> alices.createVpcPeeringConnection(
                        b -> b.vpcId(source.vpcId()).peerVpcId(source.vpcId())),
                400,
                "InvalidParameterValue",
                "Invalid value '" + source.vpcId()
                        + "' for peerVpcId. Both vpcId and peerVpcId values must be different.");
        assertThat(codeOf(() -> alices.createVpcPeeringConnection(
                        b -> b.vpcId(source.vpcId()).peerVpcId(empty.vpcId()))))
                .isEqualTo("IncorrectState");
        assertRefused(
                () -> read(alices, "pcx-nonsense"),
                400,
                "InvalidVpcPeeringConnectionId.Malformed",
                "Invalid id 'pcx-nonsense' (must be 'pcx-...')");
        assertRefused(
                () -> alices.describeVpcPeeringConnections(b -> b.filters(filter("foo", "x"))),
                400,
                "InvalidFilter",
                "The filter 'foo' is invalid");
        assertThat(codeOf(() -> alices.describeVpcPeeringConnections(b -> b.nextToken("x"))))
                .isEqualTo("InvalidPaginationToken");
        assertThat(codeOf(() -> alices.describeVpcPeeringConnections(b -> b.maxResults(4))))
                .isEqualTo("InvalidParameterValue");
        assertRefused(
                () -> alices.describeKeyPairs(),
                400,
                "InvalidAction",
                "The action DescribeKeyPairs is not valid for this web service.");
        assertThat(codeOf(
                        () -> alices.modifyVpcPeeringConnectionOptions(b -> b.vpcPeeringConnectionId("pcx-00000000"))))
                .isEqualTo("InvalidAction");
    }

    @Test
    void aDryRunThatWouldSucceedIsAnErrorAndChangesNothing() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = usedVpc(bobs, "172.16.0.0/16");
        String message = "Request would have succeeded, but DryRun flag is set.";
        assertRefused(
                () -> alices.createVpcPeeringConnection(
                        asked(source, accepter).toBuilder().dryRun(true).build()),
                412,
                "DryRunOperation",
                message);
        assertThat(alices.describeVpcPeeringConnections().vpcPeeringConnections())
                .isEmpty();
        String id = request(source, accepter).vpcPeeringConnectionId();
        assertRefused(
                () -> bobs.acceptVpcPeeringConnection(
                        b -> b.vpcPeeringConnectionId(id).dryRun(true)),
                412,
                "DryRunOperation",
                message);
        assertRefused(
                () -> alices.deleteVpcPeeringConnection(
                        b -> b.vpcPeeringConnectionId(id).dryRun(true)),
                412,
                "DryRunOperation",
                message);
        assertThat(read(alices, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE);
    }

    @Test
    void everyFilterFindsThePeering() {
        VpcPeeringConnection peering = requestNew();
        requestNew();
        String id = peering.vpcPeeringConnectionId();
        alices.createTags(b -> b.resources(id).tags(tag("Name", "my*peer"), tag("env", "test")));
        String source = peering.requesterVpcInfo().vpcId();
        Filter own = filter("requester-vpc-info.vpc-id", source);
        for (Filter filter : List.of(
                filter("vpc-peering-connection-id", id),
                filter("accepter-vpc-info.vpc-id", peering.accepterVpcInfo().vpcId()),
                filter("accepter-vpc-info.owner-id", bob.id().value()),
                filter("accepter-vpc-info.cidr-block", "172.16.0.0/16"),
                filter("requester-vpc-info.owner-id", alice.id().value()),
                filter("requester-vpc-info.cidr-block", "10.0.0.0/16"),
                filter("status-code", "active", "pending-acceptance"),
                filter("status-message", "Pending acceptance by *"),
                filter("expiration-time", peering.expirationTime().toString()),
                filter("tag:Name", "my\\*peer"),
                filter("tag:Name", "my?pe*"),
                filter("tag-key", "en?"),
                filter("tag-value", "test"))) {
            assertThat(alices.describeVpcPeeringConnections(b -> b.filters(own, filter))
                            .vpcPeeringConnections())
                    .as(filter.toString())
                    .extracting(VpcPeeringConnection::vpcPeeringConnectionId)
                    .containsExactly(id);
        }
        for (Filter filter : List.of(
                filter("status-code", "Pending-Acceptance"),
                filter("status-code", "provisioning"),
                filter("tag:name", "my*"),
                filter("vpc-peering-connection-id", "pcx-00000000"),
                filter("accepter-vpc-info.vpc-id", source))) {
            assertThat(alices.describeVpcPeeringConnections(b -> b.filters(own, filter))
                            .vpcPeeringConnections())
                    .as(filter.toString())
                    .isEmpty();
        }
        assertThat(bobs.describeVpcPeeringConnections(b -> b.filters(filter("tag-key", "Name")))
                        .vpcPeeringConnections())
                .isEmpty();
    }

    @Test
    void aPaginatorGoesThroughAllPeerings() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(request(source, usedVpc(bobs, "10.0.0.0/16")).vpcPeeringConnectionId());
        }
        assertThat(alices.describeVpcPeeringConnectionsPaginator(b -> b.maxResults(5))
                        .vpcPeeringConnections())
                .extracting(VpcPeeringConnection::vpcPeeringConnectionId)
                .containsExactlyElementsOf(ids);
        assertThat(alices.describeVpcPeeringConnections(b -> b.maxResults(5)).nextToken())
                .isNotEmpty();
        assertThat(alices.describeVpcPeeringConnections().nextToken()).isNull();
    }

    @Test
    void waitersEnd() {
        String id = requestNew().vpcPeeringConnectionId();
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionExists(b -> b.vpcPeeringConnectionIds(id))
                        .matched()
                        .response())
                .isPresent();
        alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionDeleted(b -> b.vpcPeeringConnectionIds(id))
                        .matched()
                        .response())
                .isPresent();
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionDeleted(b -> b.vpcPeeringConnectionIds("pcx-00000000"))
                        .matched()
                        .exception())
                .isPresent();
    }

    @Test
    void tagsComeWithTheRequestAndAreSetAndDeletedInThreeWays() {
        Vpc source = usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = usedVpc(bobs, "172.16.0.0/16");
        TagSpecification specification = TagSpecification.builder()
                .resourceType(ResourceType.VPC_PEERING_CONNECTION)
                .tags(tag("Name", "é à(b)'!*~ & <\"q\">"), tag("env", ""))
                .build();
        VpcPeeringConnection peering = alices.createVpcPeeringConnection(asked(source, accepter).toBuilder()
                        .tagSpecifications(specification)
                        .build())
                .vpcPeeringConnection();
        String id = peering.vpcPeeringConnectionId();
        assertThat(peering.tags()).containsExactlyInAnyOrder(tag("Name", "é à(b)'!*~ & <\"q\">"), tag("env", ""));
        assertThat(read(bobs, id).tags()).isEmpty();

        alices.createTags(b -> b.resources(id, source.vpcId()).tags(tag("a", "1"), tag("b", "")));
        assertThat(alices.describeTags(b -> b.filters(filter("key", "a"))).tags())
                .extracting(one -> one.resourceTypeAsString() + " " + one.resourceId())
                .containsExactlyInAnyOrder("vpc-peering-connection " + id, "vpc " + source.vpcId());
        assertThat(alices.describeTagsPaginator(b -> b.maxResults(5)).tags()).hasSize(6);

        alices.deleteTags(b -> b.resources(id).tags(tag("a", "other"), tag("b", "")));
        assertThat(read(alices, id).tags()).extracting(Tag::key).containsExactlyInAnyOrder("Name", "env", "a");
        alices.deleteTags(b -> b.resources(id).tags(Tag.builder().key("a").build()));
        assertThat(read(alices, id).tags()).extracting(Tag::key).containsExactlyInAnyOrder("Name", "env");
        alices.deleteTags(b -> b.resources(id));
        assertThat(read(alices, id).tags()).isEmpty();
        assertThat(alices.describeTags(b -> b.filters(filter("resource-id", source.vpcId())))
                        .tags())
                .hasSize(2);
    }

    @Test
    void tagsBeyondTheirLimitsAreRefused() {
        String id = requestNew().vpcPeeringConnectionId();
        assertThat(codeOf(() -> alices.createTags(b -> b.resources(id).tags(tag("aws:x", "")))))
                .isEqualTo("InvalidTagKey.Malformed");
        assertThat(codeOf(() -> alices.createTags(b -> b.resources(id).tags(tag("k".repeat(128), "")))))
                .isEqualTo("InvalidParameterValue");
        assertThat(codeOf(() -> alices.createTags(b -> b.resources(id).tags(tag("k", "v".repeat(257))))))
                .isEqualTo("InvalidParameterValue");
        assertThat(codeOf(
                        () -> alices.createTags(b -> b.resources("vpc-00000000").tags(tag("k", "v")))))
                .isEqualTo("InvalidID");
        List<Tag> fifty = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            fifty.add(tag("k" + i, "v"));
        }
        alices.createTags(b -> b.resources(id).tags(fifty));
        assertThat(codeOf(() -> alices.createTags(b -> b.resources(id).tags(tag("one more", "v")))))
                .isEqualTo("TagLimitExceeded");
        assertThat(read(alices, id).tags()).hasSize(50);
    }

    @Test
    void theInventoryIsMadeShownAndTakenDown() {
        Vpc vpc = alices.createVpc(b -> b.cidrBlock("10.0.0.0/16")
                        .tagSpecifications(TagSpecification.builder()
                                .resourceType(ResourceType.VPC)
                                .tags(tag("Name", "n"))
                                .build()))
                .vpc();
        assertThat(vpc.stateAsString()).isEqualTo("available");
        assertThat(vpc.ownerId()).isEqualTo(alice.id().value());
        assertThat(vpc.tags()).containsExactly(tag("Name", "n"));
        assertThat(alices.describeVpcs(b -> b.vpcIds(vpc.vpcId())).vpcs()).containsExactly(vpc);
        assertThat(alices.describeVpcs(b -> b.filters(filter("cidr", "10.0.*"), filter("tag:Name", "n")))
                        .vpcs())
                .containsExactly(vpc);
        assertThat(bobs.describeVpcs().vpcs()).isEmpty();
        assertThat(alices.describeVpcAttribute(b -> b.vpcId(vpc.vpcId()).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                        .enableDnsSupport()
                        .value())
                .isTrue();

        Subnet subnet = alices.createSubnet(b -> b.vpcId(vpc.vpcId()).cidrBlock("10.0.1.0/24"))
                .subnet();
        assertThat(subnet.availableIpAddressCount()).isEqualTo(251);
        assertThat(alices.describeSubnets(b -> b.filters(filter("vpc-id", vpc.vpcId())))
                        .subnets())
                .containsExactly(subnet);

        String token = UUID.randomUUID().toString();
        RunInstancesRequest order = RunInstancesRequest.builder()
                .imageId("ami-12345678")
                .instanceType("t2.micro")
                .subnetId(subnet.subnetId())
                .minCount(2)
                .maxCount(2)
                .keyName("key")
                .securityGroupIds("sg-12345678")
                .clientToken(token)
                .build();
        RunInstancesResponse made = alices.runInstances(order);
        assertThat(alices.runInstances(order).instances()).isEqualTo(made.instances());
        assertThat(codeOf(
                        () -> alices.runInstances(order.toBuilder().maxCount(3).build())))
                .isEqualTo("IdempotentParameterMismatch");
        List<String> ids = made.instances().stream().map(Instance::instanceId).toList();
        assertThat(alices.waiter()
                        .waitUntilInstanceRunning(b -> b.instanceIds(ids))
                        .matched()
                        .response())
                .isPresent();
        assertThat(alices.describeInstancesPaginator(b -> b.filters(filter("vpc-id", vpc.vpcId())))
                        .reservations())
                .singleElement()
                .satisfies(reservation -> {
                    assertThat(reservation.reservationId()).isEqualTo(made.reservationId());
                    assertThat(reservation.instances()).hasSize(2);
                });

        assertThat(codeOf(() -> alices.deleteVpc(b -> b.vpcId(vpc.vpcId())))).isEqualTo("DependencyViolation");
        assertThat(codeOf(() -> alices.terminateInstances(b -> b.instanceIds(ids.getFirst(), "i-00000000"))))
                .isEqualTo("InvalidInstanceID.NotFound");
        assertThat(alices.terminateInstances(b -> b.instanceIds(ids)).terminatingInstances())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.previousState().name()).isEqualTo(InstanceStateName.RUNNING));
        assertThat(alices.waiter()
                        .waitUntilInstanceTerminated(b -> b.instanceIds(ids))
                        .matched()
                        .response())
                .isPresent();
        alices.deleteSubnet(b -> b.subnetId(subnet.subnetId()));
        alices.deleteVpc(b -> b.vpcId(vpc.vpcId()));
        assertThat(codeOf(() -> alices.describeVpcs(b -> b.vpcIds(vpc.vpcId()))))
                .isEqualTo("InvalidVpcID.NotFound");
    }

    @Test
    void aVpcWithALivePeeringCannotBeDeletedAndTheRefusalNamesIt() {
        VpcPeeringConnection peering = requestNew();
        String vpc = peering.accepterVpcInfo().vpcId();
        Filter inVpc = filter("vpc-id", vpc);
        bobs.describeInstances(b -> b.filters(inVpc))
                .reservations()
                .forEach(reservation -> bobs.terminateInstances(
                        b -> b.instanceIds(reservation.instances().getFirst().instanceId())));
        bobs.describeSubnets(b -> b.filters(inVpc))
                .subnets()
                .forEach(subnet -> bobs.deleteSubnet(b -> b.subnetId(subnet.subnetId())));
        AwsServiceException refused = assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> bobs.deleteVpc(b -> b.vpcId(vpc)))
                .actual();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("DependencyViolation");
        assertThat(refused.awsErrorDetails().errorMessage()).contains(peering.vpcPeeringConnectionId());
    }

    @Test
    void clientsFindOutWhereAndWhoTheyAre() {
        assertThat(alices.describeRegions().regions())
                .singleElement()
                .satisfies(region -> assertThat(region.regionName()).isEqualTo("eu-west-2"));
        assertThat(ec2(AnonymousCredentialsProvider.create()).describeRegions().regions())
                .hasSize(1);
        assertThat(alices.describeAccountAttributes().accountAttributes()).hasSize(2);
        assertThat(alices.describeRouteTables().routeTables()).isEmpty();
        assertThat(sts(credentials(alice.accessKeyId(), alice.secretKey()))
                        .getCallerIdentity()
                        .account())
                .isEqualTo(alice.id().value());
    }

    @Test
    void nobodyCallsWithoutTheRightKey() {
        Ec2Client wrongSecret = ec2(credentials(alice.accessKeyId(), bob.secretKey()));
        Ec2Client unknownKey = ec2(credentials("AKNOBODYKNOWSTHISKEY", alice.secretKey()));
        // The HTTP client of the JDK keeps the body of a 401 answer to itself, so the code cannot be seen here.
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(wrongSecret::describeVpcPeeringConnections)
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(401));
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(unknownKey::describeVpcPeeringConnections)
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(401));
        assertThat(codeOf(ec2(AnonymousCredentialsProvider.create())::describeVpcPeeringConnections))
                .isEqualTo("MissingAuthenticationToken");
        assertThat(codeOf(sts(credentials(alice.accessKeyId(), bob.secretKey()))::getCallerIdentity))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(codeOf(sts(credentials("AKNOBODYKNOWSTHISKEY", bob.secretKey()))::getCallerIdentity))
                .isEqualTo("InvalidClientTokenId");
    }
}
