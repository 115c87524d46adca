package org.netpeering.outscale;

import org.netpeering.edge.HttpAnswer;
import tools.jackson.databind.node.ObjectNode;

/** The frame of every answer: the request id at the end, the headers of the real API (OAPI contract, common part of 1). */
final class Answers {
    private static final int OK = 200;
    private static final String JSON = "application/json";

    private Answers() {}

    static HttpAnswer success(ObjectNode answer, String requestId) {
        return of(OK, answer, requestId);
    }

    static HttpAnswer error(CallRefused refused, String requestId) {
        ErrorCode code = refused.code();
        ObjectNode document = Json.object();
        document.putArray("Errors")
                .addObject()
                .put("Code", code.code())
                .put("Type", code.type())
                .put("Details", refused.details());
        HttpAnswer answer = of(code.status(), document, requestId);
        return code == ErrorCode.METHOD_NOT_ALLOWED ? answer.withHeader("Allow", "POST") : answer;
    }

    private static HttpAnswer of(int status, ObjectNode document, String requestId) {
        document.putObject("ResponseContext").put("RequestId", requestId);
        return HttpAnswer.of(status, JSON, Json.MAPPER.writeValueAsBytes(document))
                .withHeader("Access-Control-Allow-Origin", "*");
    }
}
