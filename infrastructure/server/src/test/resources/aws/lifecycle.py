"""The whole lifecycle with boto3: two accounts, two regions, waiters, pages, filters, presigned calls. Prints DONE at the end."""

import json
import sys
import urllib.request

import boto3
from botocore.exceptions import ClientError

ARGUMENTS = json.loads(sys.argv[1])
AWS = ARGUMENTS["endpoint"]
OUTSCALE = AWS + "/outscale"
HOME, AWAY = "eu-west-2", "us-east-2"
QUICKLY = {"Delay": 1, "MaxAttempts": 20}


def client(service, account, region, endpoint=AWS):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id=account["key"],
        aws_secret_access_key=account["secret"],
    )


def used_vpc(ec2, block):
    vpc = ec2.create_vpc(CidrBlock=block)["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=block.replace("/16", "/24"))["Subnet"]["SubnetId"]
    token = "token-" + vpc
    made = [
        ec2.run_instances(ImageId="ami-12345678", SubnetId=subnet, MinCount=1, MaxCount=1, ClientToken=token)
        for _ in range(2)
    ]
    assert made[0]["Instances"][0]["InstanceId"] == made[1]["Instances"][0]["InstanceId"]
    return vpc


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as refused:
        return refused.response["Error"]
    raise AssertionError(f"{call} was not refused")


def one(ec2, peering):
    return ec2.describe_vpc_peering_connections(VpcPeeringConnectionIds=[peering])["VpcPeeringConnections"][0]


alice, bob = ARGUMENTS["alice"], ARGUMENTS["bob"]
alices, bobs = client("ec2", alice, HOME), client("ec2", bob, AWAY)

assert client("sts", alice, HOME).get_caller_identity()["Account"] == alice["id"]
assert client("iam", alice, HOME).list_account_aliases()["AccountAliases"] == []
assert {r["RegionName"] for r in alices.describe_regions()["Regions"]} == {HOME, AWAY}

source, accepter = used_vpc(alices, "11.0.0.0/16"), used_vpc(bobs, "172.16.0.0/16")
created = alices.create_vpc_peering_connection(
    VpcId=source,
    PeerVpcId=accepter,
    PeerOwnerId=bob["id"],
    PeerRegion=AWAY,
    TagSpecifications=[
        {"ResourceType": "vpc-peering-connection", "Tags": [{"Key": "Name", "Value": "é à+b"}, {"Key": "env", "Value": ""}]}
    ],
)["VpcPeeringConnection"]
peering = created["VpcPeeringConnectionId"]
assert created["Status"]["Code"] == "initiating-request", created
assert "CidrBlock" not in created["AccepterVpcInfo"], created
alices.get_waiter("vpc_peering_connection_exists").wait(VpcPeeringConnectionIds=[peering], WaiterConfig=QUICKLY)
pending = one(bobs, peering)
assert pending["Status"] == {"Code": "pending-acceptance", "Message": "Pending Acceptance by " + bob["id"]}, pending
assert pending["Tags"] == [], pending
assert len(one(alices, peering)["Tags"]) == 2

wrong_region = refusal(client("ec2", bob, HOME).accept_vpc_peering_connection, VpcPeeringConnectionId=peering)
assert wrong_region["Code"] == "OperationNotPermitted" and AWAY in wrong_region["Message"], wrong_region
dry = refusal(bobs.accept_vpc_peering_connection, VpcPeeringConnectionId=peering, DryRun=True)
assert dry["Code"] == "DryRunOperation", dry
accepted = bobs.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)["VpcPeeringConnection"]
assert accepted["Status"]["Code"] == "provisioning", accepted
assert one(alices, peering)["Status"] == {"Code": "active", "Message": "Active"}

alices.modify_vpc_peering_connection_options(
    VpcPeeringConnectionId=peering, RequesterPeeringConnectionOptions={"AllowDnsResolutionFromRemoteVpc": True}
)
assert one(bobs, peering)["RequesterVpcInfo"]["PeeringOptions"]["AllowDnsResolutionFromRemoteVpc"]

for filters in (
    [{"Name": "status-code", "Values": ["act*"]}],
    [{"Name": "tag:Name", "Values": ["é ?+b"]}],
    [{"Name": "accepter-vpc-info.vpc-id", "Values": [accepter]}, {"Name": "tag-key", "Values": ["e\\nv", "env"]}],
    [{"Name": "status-message", "Values": ["Active"]}],
):
    found = alices.describe_vpc_peering_connections(Filters=filters)["VpcPeeringConnections"]
    assert [p["VpcPeeringConnectionId"] for p in found] == [peering], (filters, found)
assert refusal(alices.describe_vpc_peering_connections, Filters=[{"Name": "foo", "Values": ["x"]}])["Code"] == "InvalidFilter"

reverse = bobs.create_vpc_peering_connection(VpcId=accepter, PeerVpcId=source, PeerOwnerId=alice["id"], PeerRegion=HOME)
reverse = reverse["VpcPeeringConnection"]["VpcPeeringConnectionId"]
exists = refusal(alices.accept_vpc_peering_connection, VpcPeeringConnectionId=reverse)
assert exists["Code"] == "VpcPeeringConnectionAlreadyExists" and peering in exists["Message"], exists
alices.reject_vpc_peering_connection(VpcPeeringConnectionId=reverse)

for number in range(6):
    other = bobs.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
    for vpc in (other,):
        subnet = bobs.create_subnet(VpcId=vpc, CidrBlock=f"10.{number}.1.0/24")["Subnet"]["SubnetId"]
        bobs.run_instances(ImageId="ami-1", SubnetId=subnet, MinCount=1, MaxCount=1)
    alices.create_vpc_peering_connection(VpcId=source, PeerVpcId=other, PeerOwnerId=bob["id"], PeerRegion=AWAY)
pages = list(alices.get_paginator("describe_vpc_peering_connections").paginate(PaginationConfig={"PageSize": 5}))
assert [len(page["VpcPeeringConnections"]) for page in pages] == [5, 3], pages
some = alices.get_paginator("describe_vpc_peering_connections").paginate(PaginationConfig={"MaxItems": 3, "PageSize": 5})
assert len(some.build_full_result()["VpcPeeringConnections"]) == 3

for method in ("POST", "GET"):
    url = alices.generate_presigned_url(
        "describe_vpc_peering_connections", Params={"VpcPeeringConnectionIds": [peering]}, HttpMethod=method
    )
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        assert peering.encode() in answer.read(), method

seen = one(client("ec2", alice, HOME, OUTSCALE), peering)
assert "Region" not in seen["AccepterVpcInfo"] and seen["AccepterVpcInfo"]["CidrBlock"] == "172.16.0.0/16", seen
unknown = refusal(
    client("ec2", alice, HOME, OUTSCALE).modify_vpc_peering_connection_options,
    VpcPeeringConnectionId=peering,
    RequesterPeeringConnectionOptions={"AllowDnsResolutionFromRemoteVpc": True},
)
assert unknown["Code"] == "InvalidAction", unknown

bobs.delete_vpc_peering_connection(VpcPeeringConnectionId=peering)
alices.get_waiter("vpc_peering_connection_deleted").wait(VpcPeeringConnectionIds=[peering], WaiterConfig=QUICKLY)
again = refusal(bobs.delete_vpc_peering_connection, VpcPeeringConnectionId=peering)
assert again["Code"] == "InvalidStateTransition" and "from deleted to deleting" in again["Message"], again
gone = refusal(alices.describe_vpc_peering_connections, VpcPeeringConnectionIds=["pcx-00000000000000000"])
assert gone["Code"] == "InvalidVpcPeeringConnectionID.NotFound", gone
print("DONE")
