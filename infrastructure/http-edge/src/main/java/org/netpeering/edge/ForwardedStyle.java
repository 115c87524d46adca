package org.netpeering.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How a proxy writes whom it serves. Only one style is believed: proxies pass the headers of the other one through. */
public enum ForwardedStyle {
    /** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, as most proxies have them. */
    X_FORWARDED {
        @Override
        List<ForwardedHop> hops(HttpServletRequest request) {
            List<String> protocols = elements(request, "X-Forwarded-Proto");
            boolean isSecure = !protocols.isEmpty() && isHttps(protocols.getLast());
            return elements(request, "X-Forwarded-For").stream()
                    .map(node -> ForwardedHop.of(node, isSecure))
                    .toList();
        }
    },
    /** {@code Forwarded}, as RFC 7239 has it. */
    FORWARDED {
        @Override
        List<ForwardedHop> hops(HttpServletRequest request) {
            return elements(request, "Forwarded").stream()
                    .map(element -> ForwardedHop.of(parameter(element, "for"), isHttps(parameter(element, "proto"))))
                    .toList();
        }
    };

    /** From the client to the last proxy, as far as the request tells. */
    abstract List<ForwardedHop> hops(HttpServletRequest request);

    private static boolean isHttps(String protocol) {
        return protocol.strip().equalsIgnoreCase("https");
    }

    /**
     * All lines of the header as one list. Quotes protect no comma: no address holds one, and a quote that a client leaves
     * open must not swallow what a proxy adds behind it.
     */
    private static List<String> elements(HttpServletRequest request, String header) {
        List<String> elements = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(header))) {
            elements.addAll(List.of(line.split(",", -1)));
        }
        return elements;
    }

    /** The value without its quotes; empty if there is none. */
    private static String parameter(String element, String name) {
        for (String pair : element.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && pair.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(name)) {
                return pair.substring(equals + 1).strip().replace("\"", "");
            }
        }
        return "";
    }
}
