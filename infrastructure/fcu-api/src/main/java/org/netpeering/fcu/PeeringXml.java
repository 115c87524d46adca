package org.netpeering.fcu;

import java.util.List;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;
import org.netpeering.fcu.Look.Field;

/** Writes a peering for one reader, who sees its own tags only, and from some regions only those that lie there. */
final class PeeringXml {
    private final PeeringAppearance appearance;
    private final RegionName home;

    /** @param home where a Net lies of which no region is known */
    PeeringXml(PeeringAppearance appearance, RegionName home) {
        this.appearance = appearance;
        this.home = home;
    }

    void inCreateAnswer(Xml xml, PeeringView peering, TagOwner reader) {
        write(xml, peering, Moment.afterCreate(peering.status()), reader);
    }

    void inAcceptAnswer(Xml xml, PeeringView peering, TagOwner reader) {
        write(xml, peering, Moment.afterAccept(peering.status()), reader);
    }

    void inList(Xml xml, PeeringView peering, TagOwner reader) {
        write(xml, peering, Moment.of(peering.status()), reader);
    }

    private void write(Xml xml, PeeringView peering, Moment moment, TagOwner reader) {
        Look look = appearance.at(moment);
        xml.text("vpcPeeringConnectionId", peering.id().value());
        xml.element("requesterVpcInfo", info -> {
            writeIds(info, peering.source(), look);
            writeRanges(info, peering.source(), look, Field.REQUESTER_RANGE, Field.REQUESTER_RANGE_SET);
            if (look.shows(Field.REQUESTER_OPTIONS)) {
                info.element(
                        "peeringOptions",
                        options -> options(options, peering.options().sourceResolves()));
            }
        });
        xml.element("accepterVpcInfo", info -> {
            writeIds(info, peering.accepter(), look);
            writeRanges(info, peering.accepter(), look, Field.ACCEPTER_RANGE, Field.ACCEPTER_RANGE_SET);
            if (look.shows(Field.ACCEPTER_OPTIONS)) {
                info.element(
                        "peeringOptions",
                        options -> options(options, peering.options().accepterResolves()));
            }
        });
        xml.element(
                "status",
                status -> status.text(
                                "code", look.code() == null ? peering.status().wireName() : look.code())
                        .text("message", message(peering, look)));
        if (look.shows(Field.EXPIRATION_TIME)) {
            xml.time("expirationTime", peering.expiresAt());
        }
        xml.tags(peering.tagsOf(reader));
    }

    private static String message(PeeringView peering, Look look) {
        String words = look.words();
        return words == null ? peering.message() : MessageFilter.filledIn(words, peering);
    }

    private void writeIds(Xml info, NetEnd end, Look look) {
        AccountId owner = end.account();
        info.optional("ownerId", owner == null ? null : owner.value());
        info.text("vpcId", end.net().value());
        if (look.shows(Field.REGIONS)) {
            RegionName region = end.region();
            info.text("region", (region == null ? home : region).value());
        }
    }

    private static void writeRanges(Xml info, NetEnd end, Look look, Field first, Field all) {
        List<String> ranges = end.ranges().stream().map(CidrBlock::toString).toList();
        if (look.shows(first) && !ranges.isEmpty()) {
            info.text("cidrBlock", ranges.getFirst());
        }
        if (look.shows(all) && !ranges.isEmpty()) {
            info.set("cidrBlockSet", ranges, (item, range) -> item.text("cidrBlock", range));
        }
    }

    /** Two of the three are about what AWS does not offer any more. */
    static void options(Xml options, boolean resolves) {
        options.flag("allowDnsResolutionFromRemoteVpc", resolves)
                .flag("allowEgressFromLocalClassicLinkToRemoteVpc", false)
                .flag("allowEgressFromLocalVpcToRemoteClassicLink", false);
    }
}
