package org.netpeering.edge;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that keep browsers and caches from making something else of an answer. */
final class GuardHeaders {
    private static final String A_YEAR = "max-age=31536000";

    private GuardHeaders() {}

    /**
     * For whatever is answered; who answers may say otherwise.
     *
     * @param isSecure whether the client speaks TLS, and so shall from now on
     */
    static void setOn(HttpServletResponse response, boolean isSecure) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (isSecure) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
    }

    /** For documents of a dialect, which are for programs: no page may load or frame anything by them. */
    static void setOnDocument(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
