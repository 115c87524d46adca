package org.netpeering.server.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Forms for the FCU dialect: the parameters that its actions take, with what they should not hold. */
record Forms(Random random, NastyValues values) {
    private static final Map<String, List<String>> PARAMETERS = Map.ofEntries(
            Map.entry("CreateVpcPeeringConnection", List.of("VpcId", "PeerVpcId", "PeerOwnerId", "PeerRegion")),
            Map.entry("AcceptVpcPeeringConnection", List.of("VpcPeeringConnectionId")),
            Map.entry("RejectVpcPeeringConnection", List.of("VpcPeeringConnectionId")),
            Map.entry("DeleteVpcPeeringConnection", List.of("VpcPeeringConnectionId")),
            Map.entry(
                    "DescribeVpcPeeringConnections",
                    List.of(
                            "VpcPeeringConnectionId.1",
                            "Filter.1.Name",
                            "Filter.1.Value.1",
                            "Filter.2.Name",
                            "Filter.2.Value.1",
                            "MaxResults",
                            "NextToken")),
            Map.entry("CreateTags", List.of("ResourceId.1", "Tag.1.Key", "Tag.1.Value")),
            Map.entry("DeleteTags", List.of("ResourceId.1", "Tag.1.Key", "Tag.1.Value")),
            Map.entry("DescribeTags", List.of("Filter.1.Name", "Filter.1.Value.1", "MaxResults", "NextToken")),
            Map.entry("CreateVpc", List.of("CidrBlock", "InstanceTenancy")),
            Map.entry("DescribeVpcs", List.of("VpcId.1", "Filter.1.Name", "Filter.1.Value.1", "MaxResults")),
            Map.entry("DescribeVpcAttribute", List.of("VpcId", "Attribute")),
            Map.entry("RunInstances", List.of("ImageId", "MinCount", "MaxCount", "SubnetId", "ClientToken")),
            Map.entry("DescribeRegions", List.of("RegionName.1", "AllRegions")),
            Map.entry("GetCallerIdentity", List.of("Version")),
            Map.entry("DescribeAccountAttributes", List.of("AttributeName.1")));
    private static final List<String> ACTIONS =
            PARAMETERS.keySet().stream().sorted().toList();
    private static final List<String> FILTERS = List.of(
            "status-code",
            "expiration-time",
            "tag:Name",
            "tag-key",
            "requester-vpc-info.cidr-block",
            "accepter-vpc-info.vpc-id",
            "vpc-peering-connection-id",
            "resource-type");
    private static final List<String> ODD_NAMES = List.of(
            "Filter.99999999999.Name", "Filter.-1.Value.1", "Tag..Key", "Filter.1.Value.1.2", "DryRun", "Action");

    /** Parameters that are percent-encoded as they should be, mostly. */
    List<String> encoded() {
        String action = random.nextInt(20) == 0 ? values.text() : ACTIONS.get(random.nextInt(ACTIONS.size()));
        List<String> parameters = new ArrayList<>();
        parameters.add("Action=" + encode(action));
        parameters.add("Version=" + encode(random.nextInt(10) == 0 ? values.text() : "2016-11-15"));
        for (String name : PARAMETERS.getOrDefault(action, List.of("VpcId"))) {
            if (random.nextInt(6) > 0) {
                parameters.add(encode(name) + "=" + encode(value(name)));
            }
        }
        if (random.nextInt(10) == 0) {
            parameters.add(parameters.getLast());
        }
        if (random.nextInt(10) == 0) {
            parameters.add(encode(ODD_NAMES.get(random.nextInt(ODD_NAMES.size()))) + "=" + encode(values.text()));
        }
        return parameters;
    }

    /** As a body, where some are not encoded at all. */
    String form() {
        String form = String.join("&", encoded());
        return switch (random.nextInt(12)) {
            case 0 -> form + "&" + values.text();
            case 1 -> form.replace("%", "%%");
            case 2 -> form.replace('=', '&');
            default -> form;
        };
    }

    private String value(String name) {
        if (name.endsWith(".Name") && random.nextInt(4) > 0) {
            return FILTERS.get(random.nextInt(FILTERS.size()));
        }
        return values.text(name);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
