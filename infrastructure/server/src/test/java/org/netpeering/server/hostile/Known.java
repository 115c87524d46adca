package org.netpeering.server.hostile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What there is: values that are right in some field, so that some requests do what they ask for.
 *
 * @param nets Nets of the caller, with a VM
 * @param peerings pending requests of the caller to itself
 */
record Known(String account, List<String> nets, List<String> peerings) {
    private static final List<String> RANGES = List.of("10.0.0.0/16", "10.9.0.0/24", "172.16.0.0/20");
    private static final List<String> OTHERS =
            List.of("Name", "*", "pending-acceptance", "id", "1", "default", "vpc-peering-connection", "eu-west-2");

    /** Values that fit a field of that name, in any dialect. */
    List<String> fitting(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        if (name.contains("peeringid") || name.contains("peeringconnectionid")) {
            return peerings;
        } else if (name.contains("owner")) {
            return List.of(account);
        } else if (name.contains("range") || name.contains("cidr")) {
            return RANGES;
        } else if (name.contains("netid") || name.contains("vpcid") || name.endsWith("net")) {
            return nets;
        } else if (name.contains("resourceid")) {
            return Stream.concat(nets.stream(), peerings.stream()).toList();
        }
        return OTHERS;
    }
}
