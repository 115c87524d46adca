package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ranges of the account on the private blocks (RFC 1918), what overlaps, and where the next one fits. */
@Controller
class AddressPlanPage {
    private static final int USUAL_SIZE = 16;
    private static final int LARGEST = 16;
    private static final int SMALLEST = 28;
    private static final int MOST_PEERINGS = 1000;
    private static final List<PeeringFilter> LIVE = List.of(ListFilter.inStates(Arrays.stream(PeeringStatus.values())
            .filter(PeeringStatus::isLive)
            .map(PeeringStatus::wireName)
            .toList()));

    private final Desk desk;
    private final PageFrame frame;

    AddressPlanPage(Desk desk, PageFrame frame) {
        this.desk = desk;
        this.frame = frame;
    }

    @GetMapping("/console/address-plan")
    String plan(Caller caller, @RequestParam(defaultValue = "") String size, HttpServletRequest request, Model model) {
        int prefix = size.matches("[0-9]{1,2}") ? Math.clamp(Integer.parseInt(size), LARGEST, SMALLEST) : USUAL_SIZE;
        Page live = desk.older(caller, LIVE, null, MOST_PEERINGS);
        List<AddressPlan.Used> used = AddressPlan.usedBy(caller.account(), desk.nets(caller), live.peerings());
        model.addAttribute("plan", AddressPlan.of(used));
        model.addAttribute("size", prefix);
        model.addAttribute(
                "sizes", IntStream.rangeClosed(LARGEST, SMALLEST).boxed().toList());
        model.addAttribute("free", AddressPlan.nextFree(prefix, used).orElse(null));
        model.addAttribute("isAll", live.next() == null);
        frame.addTo(model, request);
        return "console/address-plan";
    }
}
