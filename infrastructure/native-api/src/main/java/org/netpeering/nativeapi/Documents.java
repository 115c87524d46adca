package org.netpeering.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netpeering.domain.api.EventNames;
import org.netpeering.edge.HttpAnswer;

/**
 * What describes this API, the same for everybody, so that nobody needs credentials to read it: {@code /openapi}, {@code /asyncapi}, and the schema
 * of each event at {@code /events/v1/schemas/} and its wire name.
 */
final class Documents {
    private static final String ASYNC_API = "application/vnd.aai.asyncapi+json;version=3.0.0";
    private static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.1";
    private static final String SCHEMA = "application/schema+json";

    private final Map<String, HttpAnswer> all = new HashMap<>();

    Documents() {
        all.put("/openapi", document(OPEN_API, "openapi.json"));
        all.put("/asyncapi", document(ASYNC_API, "catalogue/asyncapi.json"));
        EventNames.all()
                .forEach(
                        name -> all.put("/events/v1/schemas/" + name, document(SCHEMA, "catalogue/" + name + ".json")));
    }

    Optional<HttpAnswer> at(String path) {
        return Optional.ofNullable(all.get(path));
    }

    private static HttpAnswer document(String contentType, String file) {
        try (InputStream in = Documents.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in this jar");
            }
            return HttpAnswer.of(200, contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
