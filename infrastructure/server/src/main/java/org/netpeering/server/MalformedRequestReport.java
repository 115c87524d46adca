package org.netpeering.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What the container says about a request that is too malformed to reach a dialect, in the shape of the OAPI dialect instead
 * of a page: the request line or a header cannot be read, so nobody knows which dialect was meant.
 */
public final class MalformedRequestReport extends ErrorReportValve {
    /** An encoding or a version of HTTP that the container does not know is a mistake of the caller, whatever its number. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        if (NOT_OURS.contains(response.getStatus())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        String details = detailsOf(response.getStatus());
        String body = "{\"Errors\":[{\"Code\":\"4045\",\"Type\":\"InvalidParameterValue\",\"Details\":\"" + details
                + "\"}],\"ResponseContext\":{\"RequestId\":\"" + UUID.randomUUID() + "\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/json");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The caller of a malformed request has gone", e);
        }
    }

    private static String detailsOf(int status) {
        return switch (status) {
            case HttpServletResponse.SC_REQUEST_TIMEOUT -> "The request stopped coming; send it without pauses";
            default ->
                status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        ? "The server failed to answer; try again"
                        : "The request line, a header or a chunk of the body is malformed, or the request line and the headers have more"
                                + " than 16 KiB or 100 headers; send an HTTP/1.1 request as RFC 9112 has it, and long parameters in"
                                + " the body";
        };
    }
}
