package org.netpeering.server;

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
    private static final int BAD_REQUEST = 400;
    /** An encoding or a version of HTTP that the container does not know is a mistake of the caller, whatever its number. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < BAD_REQUEST || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (NOT_OURS.contains(response.getStatus())) {
            response.setStatus(BAD_REQUEST);
        }
        String details = response.getStatus() >= 500
                ? "The server failed to answer; try again"
                : "The request line or a header of the request is malformed; send an HTTP/1.1 request as RFC 9112 has it";
        String body = "{\"Errors\":[{\"Code\":\"4045\",\"Type\":\"InvalidParameterValue\",\"Details\":\"" + details
                + "\"}],\"ResponseContext\":{\"RequestId\":\"" + UUID.randomUUID() + "\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("application/json");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The caller of a malformed request has gone", e);
        }
    }
}
