package org.netpeering.examples.orchestrator;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.domain.value.CidrBlock;

/** A network namespace of Linux, which has devices, addresses and routes of its own. Everything here can be done again. */
record Namespace(String name) {
    boolean exists() {
        return Ip.run("netns", "list").lines().anyMatch(line -> line.equals(name) || line.startsWith(name + " "));
    }

    /** Empty, but for a loopback device that is up. */
    void createAnew() {
        delete();
        Ip.run("netns", "add", name);
        in("link", "set", "lo", "up");
    }

    /** With all that is in it, and the other ends of its cables. */
    void delete() {
        if (exists()) {
            Ip.run("netns", "delete", name);
        }
    }

    void giveAddress(String address, String device) {
        in("address", "replace", address, "dev", device);
    }

    boolean hasDevice(String device) {
        return Ip.attempt("-n", name, "link", "show", "dev", device).succeeded();
    }

    /** A cable to the other namespace, whose ends have the same name. */
    void plugCable(String device, Namespace other) {
        in("link", "add", device, "type", "veth", "peer", "name", device, "netns", other.name);
    }

    void switchOn(String device) {
        in("link", "set", device, "up");
    }

    void unplug(String device) {
        if (exists() && hasDevice(device)) {
            in("link", "delete", device);
        }
    }

    /** Exactly these ranges are reached over the device. */
    void routeOver(String device, String gateway, String from, List<CidrBlock> ranges) {
        List<String> stale = new ArrayList<>(routesOver(device));
        for (CidrBlock range : ranges) {
            // The device says which of several cables with the same gateway it is.
            in(
                    "route",
                    "replace",
                    range.toString(),
                    "via",
                    gateway,
                    "dev",
                    device,
                    "onlink",
                    "src",
                    from,
                    "proto",
                    "static");
            stale.remove(range.toString());
        }
        stale.forEach(range -> in("route", "delete", range, "dev", device, "proto", "static"));
    }

    List<String> routesOver(String device) {
        return in("-oneline", "route", "show", "dev", device, "proto", "static")
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                // A range of one address is shown without its length.
                .map(range -> range.contains("/") ? range : range + "/32")
                .toList();
    }

    boolean isAnsweredBy(String address, String from) {
        return Ip.attempt("netns", "exec", name, "ping", "-n", "-c", "3", "-i", "0.2", "-W", "1", "-I", from, address)
                .succeeded();
    }

    private String in(String... words) {
        List<String> all = new ArrayList<>(List.of("-n", name));
        all.addAll(List.of(words));
        return Ip.run(all.toArray(String[]::new));
    }
}
