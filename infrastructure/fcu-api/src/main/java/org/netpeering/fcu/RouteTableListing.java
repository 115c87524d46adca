package org.netpeering.fcu;

import org.netpeering.application.call.CallContext;

/** Lists route tables, of which there are none: clients that look for routes to a peering find that out. */
final class RouteTableListing {
    private static final String ACTION = "DescribeRouteTables";
    private static final int LONGEST_PAGE = 100;

    void addTo(Actions actions) {
        actions.add(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        parameters.texts("RouteTableId");
        RequestFilter.in(parameters);
        PageRequest.in(parameters, ACTION, LONGEST_PAGE);
        parameters.endOrDryRun();
        return xml -> xml.element("routeTableSet", none -> {});
    }
}
