package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real clients send: aws-cli 1 and 2, boto3, the AWS SDKs for Java and JavaScript. */
class CapturedBodiesTest {
    private final FcuCalls fcu = FcuCalls.create();

    /** In an empty world most of them name what does not exist; none of them is taken for badly formed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "InvalidVpcID.NotFound|Action=CreateVpcPeeringConnection&Version=2016-11-15&VpcId=vpc-1a2b3c4d&P"
                        + "eerVpcId=vpc-11122233&PeerOwnerId=888877776666",
                "InvalidVpcID.NotFound|Action=CreateVpcPeeringConnection&Version=2016-11-15&PeerRegion=eu-west-1"
                        + "&TagSpecification.1.ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Name&TagSp"
                        + "ecification.1.Tag.1.Value=peer+%C3%A9t%C3%A9+%26+%22q%22&TagSpecification.1.Tag.2.Key=env&TagSp"
                        + "ecification.1.Tag.2.Value=&VpcId=vpc-1a2b3c4d&PeerVpcId=vpc-11122233",
                "InvalidVpcPeeringConnectionID.NotFound|Action=AcceptVpcPeeringConnection&Version=2016-11-15&Vpc"
                        + "PeeringConnectionId=pcx-111aaa11",
                "InvalidVpcPeeringConnectionID.NotFound|Action=RejectVpcPeeringConnection&Version=2016-11-15&Vpc"
                        + "PeeringConnectionId=pcx-111aaa11",
                "DryRunOperation|Action=DeleteVpcPeeringConnection&Version=2016-11-15&DryRun=true&VpcPeeringConn"
                        + "ectionId=pcx-111aaa11",
                "|Action=DescribeVpcPeeringConnections&Version=2016-11-15",
                "InvalidVpcPeeringConnectionID.NotFound|Action=DescribeVpcPeeringConnections&Version=2016-11-15&"
                        + "VpcPeeringConnectionId.1=pcx-111aaa11&VpcPeeringConnectionId.2=pcx-222bbb22",
                "|Action=DescribeVpcPeeringConnections&Version=2016-11-15&Filter.1.Name=status-code&Filter.1.Val"
                        + "ue.1=active&Filter.1.Value.2=pending-acceptance&Filter.2.Name=tag%3AName&Filter.2.Value.1=my%2A"
                        + "peer&MaxResults=7",
                "InvalidPaginationToken|Action=DescribeVpcPeeringConnections&Version=2016-11-15&NextToken=abc%3D"
                        + "%3D&MaxResults=5",
                "InvalidAction|Action=ModifyVpcPeeringConnectionOptions&Version=2016-11-15&AccepterPeeringConnec"
                        + "tionOptions.AllowDnsResolutionFromRemoteVpc=true&VpcPeeringConnectionId=pcx-111aaa11",
                "InvalidID|Action=CreateTags&Version=2016-11-15&ResourceId.1=pcx-111aaa11&Tag.1.Key=Name&Tag.1.V"
                        + "alue=test&Tag.2.Key=empty&Tag.2.Value=",
                "InvalidID|Action=DeleteTags&Version=2016-11-15&ResourceId.1=pcx-111aaa11&Tag.1.Key=Name&Tag.1.V"
                        + "alue=test&Tag.2.Key=empty&Tag.2.Value=&Tag.3.Key=any",
                "|Action=DescribeTags&Version=2016-11-15&Filter.1.Name=resource-id&Filter.1.Value.1=pcx-111aaa11",
                "|Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16",
                "InvalidVpcID.NotFound|Action=DescribeVpcAttribute&Version=2016-11-15&Attribute=enableDnsSupport"
                        + "&VpcId=vpc-1a2b3c4d",
                "InvalidVpcID.NotFound|Action=ModifyVpcAttribute&Version=2016-11-15&EnableDnsHostnames.Value=fal"
                        + "se&VpcId=vpc-1a2b3c4d",
                "InvalidSubnetID.NotFound|Action=RunInstances&Version=2016-11-15&ImageId=ami-12345678&InstanceTy"
                        + "pe=t2.micro&SubnetId=subnet-12345678&MinCount=1&MaxCount=1&ClientToken=7fcd8e60-771c-4216-956e-"
                        + "295943190745",
                "|Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1a2b3c4d",
                "InvalidInstanceID.NotFound|Action=TerminateInstances&Version=2016-11-15&InstanceId.1=i-12345678",
                "|Action=GetCallerIdentity&Version=2011-06-15",
                "|Action=ListAccountAliases&Version=2010-05-08",
                "InvalidVpcID.NotFound|Action=CreateVpcPeeringConnection&Version=2016-11-15&PeerOwnerId=88887777"
                        + "6666&PeerVpcId=vpc-11122233&VpcId=vpc-1a2b3c4d",
                "InvalidVpcID.NotFound|Action=CreateVpcPeeringConnection&Version=2016-11-15&PeerVpcId=vpc-111222"
                        + "33&VpcId=vpc-1a2b3c4d&PeerRegion=eu-west-1&TagSpecification.1.ResourceType=vpc-peering-connecti"
                        + "on&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=peer+%C3%A9t%C3%A9+%26+%22q"
                        + "%22&TagSpecification.1.Tag.2.Key=env&TagSpecification.1.Tag.2.Value=",
                "InvalidSubnetID.NotFound|Action=RunInstances&Version=2016-11-15&ImageId=ami-12345678&InstanceTy"
                        + "pe=t2.micro&SubnetId=subnet-12345678&MinCount=1&MaxCount=1&ClientToken=5fd53ce5-93e4-4f17-8db8-"
                        + "e83cb3469d24",
                "InvalidVpcID.NotFound|Action=CreateVpcPeeringConnection&Version=2016-11-15&VpcId=vpc-1a2b3c4d&P"
                        + "eerVpcId=vpc-11122233&PeerOwnerId=888877776666&TagSpecification.1.ResourceType=vpc-peering-conn"
                        + "ection&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=%C3%A9+%C3%A0%28b%29%27"
                        + "%21%2A~&TagSpecification.1.Tag.2.Key=env&TagSpecification.1.Tag.2.Value=",
                "InvalidVpcPeeringConnectionID.NotFound|Action=DescribeVpcPeeringConnections&Version=2016-11-15&"
                        + "Filter.1.Name=status-code&Filter.1.Value.1=active&Filter.1.Value.2=failed&VpcPeeringConnectionI"
                        + "d.1=pcx-111aaa11&MaxResults=5",
                "InvalidAction|Action=ModifyVpcPeeringConnectionOptions&Version=2016-11-15&VpcPeeringConnectionI"
                        + "d=pcx-111aaa11&RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc=true",
                "InvalidID|Action=DeleteTags&Version=2016-11-15&ResourceId.1=pcx-111aaa11&Tag.1.Key=Name&Tag.1.V"
                        + "alue=a+b&Tag.2.Key=any",
                "InvalidSubnetID.NotFound|Action=RunInstances&Version=2016-11-15&ImageId=ami-12345678&SubnetId=s"
                        + "ubnet-12345678&MinCount=1&MaxCount=1&ClientToken=de3bd2c4-1ae7-432e-b72f-bf8054f878b5",
                "|Action=DescribeVpcPeeringConnections&Version=2016-11-15&Filter.1.Name=accepter-vpc-info.vpc-id"
                        + "&Filter.1.Value.1=vpc-1",
                "InvalidVpcId.Malformed|Action=CreateVpcPeeringConnection&Version=2016-11-15&VpcId=vpc-1&PeerVpc"
                        + "Id=vpc-2&TagSpecification.1.ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Na"
                        + "me&TagSpecification.1.Tag.1.Value=%C3%A9+%C3%A0%2Bb+c%26d%3D~%2A&TagSpecification.1.Tag.2.Key=e"
                        + "nv&TagSpecification.1.Tag.2.Value=&DryRun=true",
                "InvalidVpcPeeringConnectionID.NotFound|Action=DescribeVpcPeeringConnections&Version=2016-11-15&"
                        + "VpcPeeringConnectionId.1=pcx-111aaa11",
                "InvalidVpcId.Malformed|Action=CreateVpcPeeringConnection&Version=2016-11-15&TagSpecification.1."
                        + "ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1."
                        + "Value=%C3%A9+%C3%A0%28b%29%27%21*&VpcId=vpc-1&PeerVpcId=vpc-2&PeerOwnerId=123456789012",
                "InvalidVpcPeeringConnectionId.Malformed|Action=DescribeVpcPeeringConnections&Version=2016-11-15"
                        + "&MaxResults=5&VpcPeeringConnectionId.1=pcx-1&Filter.1.Name=status-code&Filter.1.Value.1=active&"
                        + "Filter.1.Value.2=failed",
                "InvalidVpcId.Malformed|Action=CreateVpcPeeringConnection&Version=2016-11-15&VpcId=vpc-1&TagSpec"
                        + "ification.1.ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Name&TagSpecificat"
                        + "ion.1.Tag.1.Value=%C3%A9%20%C3%A0%28b%29%27%21%2A&PeerVpcId=vpc-2",
            })
    void everyBodyOfARealClientIsUnderstood(String code, String body) {
        FcuAnswer answer = fcu.body(ALICE, body);
        assertThat(answer.code()).as(answer.raw()).isEqualTo(code == null ? "" : code);
        assertThat(answer.status()).isEqualTo(code == null ? 200 : code.equals("DryRunOperation") ? 412 : 400);
    }
}
