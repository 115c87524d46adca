package org.netpeering.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * The outermost frame of the console. Tells of what goes wrong where no page can any more, as when a template cannot be rendered, or where
 * none is asked, as for a method that no page has; made without a template, and without a word about the inside.
 */
final class LastResort implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final String HOME = "/console";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - netpeering</title><link rel="stylesheet" href="/console/assets/console.css"></head>
            <body><div class="body alone"><div class="content"><main id="main" class="narrow-page"><h1>%1$s</h1><p class="lead">%2$s</p>
            <p><a class="button" href="/console">%3$s</a></p></main></div></div></body></html>
            """;
    private static final String PART = "<p class=\"notice refused\" role=\"alert\"><span>%s</span></p>";

    private final Texts texts;

    LastResort(Texts texts) {
        this.texts = texts;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)
                || !isOurs(http.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        Guarded guarded = new Guarded(http, answer);
        try {
            chain.doFilter(http, guarded);
        } catch (RuntimeException | ServletException bug) {
            String id = http.getAttribute(Door.CALLER) instanceof Caller caller
                    ? caller.context().requestId()
                    : UUID.randomUUID().toString();
            if (answer.isCommitted()) {
                // Half a page has gone; the container breaks the connection, so that nobody takes it for a whole one.
                LOG.error("Request {} (console {} {}) broke off", id, http.getMethod(), http.getRequestURI());
                throw bug;
            }
            LOG.error("Request {} (console {} {}) failed", id, http.getMethod(), http.getRequestURI(), bug);
            guarded.tell(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, texts.of("error.fault", id));
        }
    }

    private static boolean isOurs(String path) {
        return path.equals("/") || path.equals(HOME) || path.startsWith(HOME + "/");
    }

    /** Does not let the container make a page of its own of an error. */
    private final class Guarded extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        Guarded(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            tell(
                    status,
                    switch (status) {
                        case SC_NOT_FOUND -> texts.of("error.no-page", request.getRequestURI());
                        case SC_SERVICE_UNAVAILABLE -> texts.of("error.unavailable");
                        default -> texts.of(status < SC_INTERNAL_SERVER_ERROR ? "error.malformed" : "error.server");
                    });
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }

        void tell(int status, String text) throws IOException {
            resetBuffer();
            setStatus(status);
            setContentType("text/html;charset=UTF-8");
            Door.setHeaders(this);
            String told = HtmlUtils.htmlEscape(text);
            PrintWriter out = getWriter();
            out.print(
                    request.getHeader("HX-Request") != null
                            ? PART.formatted(told)
                            : PAGE.formatted(
                                    HtmlUtils.htmlEscape(texts.of("error.title")),
                                    told,
                                    HtmlUtils.htmlEscape(texts.of("error.back"))));
            out.flush();
        }
    }
}
