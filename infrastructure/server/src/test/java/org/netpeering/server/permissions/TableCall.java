package org.netpeering.server.permissions;

import java.util.function.UnaryOperator;

/**
 * One row of the table: an action, and how it is called in each dialect.
 *
 * @param action its name in the table
 * @param isForOtherOwner whether the owner of the accepter Net is the one who may
 * @param oapiAction the name in the OAPI dialect
 * @param oapiBody its body, with P for the id of the peering, S and A for the ids of the Nets
 * @param fcuForm the form of the FCU dialect, likewise
 */
record TableCall(String action, boolean isForOtherOwner, String oapiAction, String oapiBody, String fcuForm) {
    static final TableCall[] ALL = {
        new TableCall(
                "create",
                false,
                "CreateNetPeering",
                "{'SourceNetId':'{S}','AccepterNetId':'{A}'}",
                "Action=CreateVpcPeeringConnection&VpcId={S}&PeerVpcId={A}&PeerOwnerId=300000000002"),
        onPeering("accept", true, "AcceptNetPeering", "AcceptVpcPeeringConnection"),
        onPeering("reject", true, "RejectNetPeering", "RejectVpcPeeringConnection"),
        onPeering("delete", false, "DeleteNetPeering", "DeleteVpcPeeringConnection"),
        new TableCall(
                "read",
                false,
                "ReadNetPeerings",
                "{'Filters':{'NetPeeringIds':['{P}']}}",
                "Action=DescribeVpcPeeringConnections&Filter.1.Name=vpc-peering-connection-id&Filter.1.Value.1={P}"),
        new TableCall(
                "tag",
                false,
                "CreateTags",
                "{'ResourceIds':['{P}'],'Tags':[{'Key':'a','Value':'b'}]}",
                "Action=CreateTags&ResourceId.1={P}&Tag.1.Key=a&Tag.1.Value=b"),
        new TableCall(
                "untag",
                false,
                "DeleteTags",
                "{'ResourceIds':['{P}'],'Tags':[{'Key':'a','Value':'b'}]}",
                "Action=DeleteTags&ResourceId.1={P}&Tag.1.Key=a&Tag.1.Value=b"),
        new TableCall(
                "read tags",
                false,
                "ReadTags",
                "{'Filters':{'ResourceIds':['{P}']}}",
                "Action=DescribeTags&Filter.1.Name=resource-id&Filter.1.Value.1={P}"),
    };

    private static TableCall onPeering(String action, boolean isForOtherOwner, String oapi, String fcu) {
        return new TableCall(
                action,
                isForOtherOwner,
                oapi,
                "{'NetPeeringId':'{P}'}",
                "Action=" + fcu + "&VpcPeeringConnectionId={P}");
    }

    String oapiBody(UnaryOperator<String> ids) {
        return ids.apply(oapiBody).replace('\'', '"');
    }

    String fcuForm(UnaryOperator<String> ids) {
        return ids.apply(fcuForm);
    }
}
