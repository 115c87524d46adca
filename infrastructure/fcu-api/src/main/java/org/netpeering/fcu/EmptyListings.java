package org.netpeering.fcu;

/** Lists of what there is none of, for clients that look for it on their way. */
final class EmptyListings {
    private static final int LONGEST_PAGE = 1000;

    void addTo(Actions actions) {
        add(actions, "DescribeSecurityGroups", "GroupId", "securityGroupInfo");
        add(actions, "DescribeNetworkAcls", "NetworkAclId", "networkAclSet");
    }

    private static void add(Actions actions, String action, String ids, String set) {
        actions.add(action, (parameters, caller) -> describe(parameters, action, ids, set));
    }

    private static XmlContent describe(Parameters parameters, String action, String ids, String set) {
        for (String list : new String[] {ids, "GroupName"}) {
            parameters.texts(list).stream().findFirst().ifPresent(named -> {
                throw FcuError.of(
                                "InvalidParameterValue", "There is no '" + named + "' here; " + action + " finds none")
                        .asException();
            });
        }
        RequestFilter.in(parameters);
        PageRequest.in(parameters, action, LONGEST_PAGE);
        parameters.endOrDryRun();
        return xml -> xml.element(set, none -> {});
    }
}
