package org.netpeering.fcu;

import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.fcu.PeeringAppearance.ShownStatus;

/** Writes a peering for one reader, who sees its own tags only. */
final class PeeringXml {
    private final PeeringAppearance appearance;

    PeeringXml(PeeringAppearance appearance) {
        this.appearance = appearance;
    }

    void inCreateAnswer(Xml xml, PeeringView peering, AccountId reader) {
        write(xml, peering, appearance.statusInCreateAnswer().apply(peering), reader);
    }

    void inAcceptAnswer(Xml xml, PeeringView peering, AccountId reader) {
        write(xml, peering, appearance.statusInAcceptAnswer().apply(peering), reader);
    }

    void inList(Xml xml, PeeringView peering, AccountId reader) {
        write(xml, peering, appearance.statusInLists().apply(peering), reader);
    }

    private void write(Xml xml, PeeringView peering, ShownStatus status, AccountId reader) {
        xml.text("vpcPeeringConnectionId", peering.id().value());
        boolean sourceRange = appearance.sourceRange().test(peering);
        boolean accepterRange = appearance.accepterRange().test(peering);
        xml.element("requesterVpcInfo", info -> writeInfo(info, peering, peering.source(), sourceRange));
        xml.element("accepterVpcInfo", info -> writeInfo(info, peering, peering.accepter(), accepterRange));
        xml.element("status", code -> code.text("code", status.code()).text("message", status.message()));
        if (appearance.expirationTime().test(peering)) {
            xml.time("expirationTime", peering.expiresAt());
        }
        xml.tags(peering.tagsOf(reader));
    }

    private void writeInfo(Xml info, PeeringView peering, NetEnd end, boolean showRange) {
        AccountId owner = end.account();
        info.optional("ownerId", owner == null ? null : owner.value());
        info.text("vpcId", end.net().value());
        if (showRange) {
            end.ranges().stream()
                    .findFirst()
                    .map(CidrBlock::toString)
                    .ifPresent(range -> info.text("cidrBlock", range));
        }
        appearance.extraInfo().write(info, peering, end);
    }
}
