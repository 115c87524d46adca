package org.netpeering.server.hostile;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bodies for the OAPI dialect: the fields that its actions take, with what they should not hold. */
record JsonBodies(Random random, NastyValues values) {
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("CreateNetPeering", List.of("SourceNetId", "AccepterNetId", "AccepterOwnerId", "DryRun")),
            Map.entry("AcceptNetPeering", List.of("NetPeeringId", "DryRun")),
            Map.entry("RejectNetPeering", List.of("NetPeeringId", "DryRun")),
            Map.entry("DeleteNetPeering", List.of("NetPeeringId", "DryRun")),
            Map.entry("ReadNetPeerings", List.of("Filters", "ResultsPerPage", "NextPageToken", "DryRun")),
            Map.entry("CreateTags", List.of("ResourceIds", "Tags", "DryRun")),
            Map.entry("DeleteTags", List.of("ResourceIds", "Tags", "DryRun")),
            Map.entry("ReadTags", List.of("Filters", "ResultsPerPage", "NextPageToken")),
            Map.entry("ReadQuotas", List.of("Filters", "ResultsPerPage", "NextPageToken")),
            Map.entry("ReadApiLogs", List.of("Filters", "With", "ResultsPerPage", "NextPageToken")),
            Map.entry("ReadAccounts", List.of("DryRun")),
            Map.entry("ReadNets", List.of("Filters", "ResultsPerPage", "NextPageToken")),
            Map.entry("CreateNet", List.of("IpRange", "Tenancy", "DryRun")),
            Map.entry("DeleteNet", List.of("NetId", "DryRun")),
            Map.entry("CreateSubnet", List.of("NetId", "IpRange", "SubregionName")),
            Map.entry("ReadVms", List.of("Filters", "ResultsPerPage")),
            Map.entry("CreateVms", List.of("ImageId", "SubnetId", "MinVmsCount", "MaxVmsCount", "BootOnCreation")));
    private static final List<String> ACTIONS =
            FIELDS.keySet().stream().sorted().toList();
    private static final List<String> IN_FILTERS = List.of(
            "NetPeeringIds",
            "StateNames",
            "StateMessages",
            "SourceNetNetIds",
            "AccepterNetIpRanges",
            "ExpirationDates",
            "Tags",
            "TagKeys",
            "TagValues",
            "Keys",
            "ResourceTypes",
            "NetIds",
            "QuotaTypes",
            "VmIds");

    String action() {
        return random.nextInt(20) == 0 ? values.text() : ACTIONS.get(random.nextInt(ACTIONS.size()));
    }

    String body(String action) {
        switch (random.nextInt(30)) {
            case 0 -> {
                return "[".repeat(random.nextInt(2000)) + "1";
            }
            case 1 -> {
                return "{\"a\":".repeat(random.nextInt(2000)) + "1" + "}".repeat(random.nextInt(2000));
            }
            case 2 -> {
                return quoted(values.text());
            }
            default -> {
                return object(FIELDS.getOrDefault(action, List.of("NetPeeringId")), 0);
            }
        }
    }

    private String object(List<String> names, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (String name : names) {
            if (random.nextInt(5) > 0) {
                field(text, name, depth);
            }
        }
        if (random.nextInt(15) == 0) {
            field(text, names.getFirst(), depth);
        }
        if (random.nextInt(15) == 0) {
            field(text, values.text(), depth);
        }
        return text.append(random.nextInt(40) == 0 ? "" : "}").toString();
    }

    private void field(StringBuilder text, String name, int depth) {
        text.append(text.length() > 1 ? "," : "")
                .append(quoted(name))
                .append(':')
                .append(value(name, depth));
    }

    private String value(String name, int depth) {
        int kind = random.nextInt(20);
        if (depth < 3 && (name.equals("Filters") ? kind < 15 : kind == 0)) {
            return object(List.of(pick(), pick()), depth + 1);
        }
        boolean isList = name.endsWith("s") && !name.equals("Filters");
        if (depth < 3 && (isList ? kind < 15 : kind == 1)) {
            return "[" + (name.equals("Tags") ? object(List.of("Key", "Value"), depth + 1) : scalar(name)) + ","
                    + scalar(name) + "]";
        }
        return scalar(name);
    }

    private String pick() {
        return IN_FILTERS.get(random.nextInt(IN_FILTERS.size()));
    }

    private String scalar(String name) {
        return switch (random.nextInt(28)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> String.valueOf(random.nextInt(-5, 2000));
            case 3 -> "1e999999";
            case 4 -> "9".repeat(random.nextInt(1, 2000));
            case 5 -> "0.1";
            case 6 -> "\"\\ud800\"";
            default -> quoted(values.text(name));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || Character.isSurrogate((char) c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
