package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The Nets of the account and those they are peered with, by account, with what joins them. Where there are more than can be drawn, the
 * newest peerings are, and before them those of a Net or an account that is searched for.
 */
@Controller
class MapPage {
    private final ConsoleParts parts;
    private final Desk desk;
    private final PageFrame frame;

    MapPage(ConsoleParts parts, Desk desk, PageFrame frame) {
        this.parts = parts;
        this.desk = desk;
        this.frame = frame;
    }

    @GetMapping("/console/map")
    String map(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Target", defaultValue = "") String target,
            HttpServletRequest request,
            Model model) {
        String searched = q.strip();
        Page newest = desk.older(caller, List.of(), null, NetMap.MOST_LINES);
        Map<NetPeeringId, PeeringView> peerings = new LinkedHashMap<>();
        if (newest.next() != null) {
            of(caller, searched, peerings);
        }
        newest.peerings().forEach(view -> peerings.putIfAbsent(view.id(), view));
        model.addAttribute("q", q);
        model.addAttribute(
                "map",
                NetMap.of(
                        caller.account(),
                        desk.nets(caller),
                        peerings.values().stream().limit(NetMap.MOST_LINES).toList(),
                        parts.names(),
                        searched));
        model.addAttribute("hasMorePeerings", newest.next() != null);
        if (target.equals("map")) {
            return "console/map :: map";
        }
        frame.addTo(model, request);
        return "console/map";
    }

    /** Those of a Net or of an account, whether they are among the newest of all or not. */
    private void of(Caller caller, String searched, Map<NetPeeringId, PeeringView> peerings) {
        if (NetId.isValid(searched)) {
            with(caller, Attribute.SOURCE_NET, searched, peerings);
            with(caller, Attribute.ACCEPTER_NET, searched, peerings);
        } else if (AccountId.isValid(searched)) {
            with(caller, Attribute.SOURCE_ACCOUNT, searched, peerings);
            with(caller, Attribute.ACCEPTER_ACCOUNT, searched, peerings);
        }
    }

    private void with(Caller caller, Attribute end, String value, Map<NetPeeringId, PeeringView> peerings) {
        PeeringFilter filter = new AttributeFilter(end, List.of(TextPattern.exact(value)));
        desk.older(caller, List.of(filter), null, NetMap.MOST_LINES)
                .peerings()
                .forEach(view -> peerings.putIfAbsent(view.id(), view));
    }
}
