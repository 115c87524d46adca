package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The Nets of the account and those they are peered with, by account, with what joins them. */
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
        model.addAttribute("q", q);
        model.addAttribute(
                "map",
                NetMap.of(
                        caller.account(),
                        desk.nets(caller),
                        desk.list(caller, List.of(), null).peerings(),
                        parts.names(),
                        q.strip()));
        if (target.equals("map")) {
            return "console/map :: map";
        }
        frame.addTo(model, request);
        return "console/map";
    }
}
