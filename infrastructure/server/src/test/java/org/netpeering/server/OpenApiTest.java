package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.nativeapi.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document says what the server does: every path, every parameter, and what answers look like. */
class OpenApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern KNOWN = Pattern.compile("known are ([A-Za-z, ]*)\\.");
    private static final Set<String> DOCUMENTS = Set.of("/openapi", "/asyncapi", "/events/v1/schemas/*");
    private static final byte[] NO_BODY = {};

    private static final RunningServer server = RunningServer.shared();
    private static ObjectNode document = JSON.createObjectNode();

    @BeforeAll
    static void read() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + "/openapi"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("without credentials").isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/vnd.oai.openapi+json;version=3.1");
            document = (ObjectNode) JSON.readTree(answer.body());
        }
    }

    private static Set<String> documented() {
        return document.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[a-z]+}", "*")))
                .filter(path -> !DOCUMENTS.contains(path.substring("GET ".length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPathAndMethodIsDescribed() {
        Set<String> served = server.beans(Resource.class).stream()
                .flatMap(resource -> resource.rights().keySet().stream().map(method -> method + " " + resource.path()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented()).isEqualTo(served);
    }

    @Test
    void everyParameterIsDescribed() throws Exception {
        TestAccount account = server.freshAccount();
        int compared = 0;
        for (String path : document.get("paths").propertyNames()) {
            JsonNode get = document.get("paths").get(path).path("get");
            if (get.isMissingNode() || get.has("security") || path.contains("webhook}")) {
                continue;
            }
            Set<String> described = get.get("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asString().equals("query"))
                    .map(parameter -> parameter.get("name").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
            String called = path.replace("{peering}", "pcx-00000000").replace("{request}", "r") + "?nonsense=1";
            String answer = SignedPost.send(server, account, "GET", called, "application/json", NO_BODY)
                    .body();
            Matcher known = KNOWN.matcher(answer);
            assertThat(known.find()).as(answer).isTrue();
            assertThat(Arrays.stream(known.group(1).split(", ")).filter(name -> !name.isEmpty()))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(described);
            compared++;
        }
        assertThat(compared).isGreaterThan(7);
    }

    @Test
    void answersAreAsTheirSchemasSay() throws Exception {
        OutscaleCaller requester = new OutscaleCaller(server, server.freshAccount());
        OutscaleCaller accepter = new OutscaleCaller(server, server.freshAccount());
        String source = requester.net("10.0.0.0/16");
        String target = accepter.net("10.1.0.0/16");
        String peering = String.valueOf(requester.request(source, target).getNetPeeringId());
        accepter.accept(peering);
        accepter.delete(peering);
        Awaitility.await()
                .untilAsserted(() -> assertThat(answer(requester.account, "/audit/v1/entries?state=deleted"))
                        .contains(peering));
        String request = JSON.readTree(answer(requester.account, "/audit/v1/entries?order=oldest"))
                .at("/entries/0/requestId")
                .asString();

        String one = "/audit/v1/peerings/" + peering;
        assertFits("AuditPage", requester, "/audit/v1/entries?limit=2");
        assertFits("AuditPage", requester, "/audit/v1/entries");
        assertFits("Peering", requester, one);
        assertFits("History", requester, one + "/history");
        assertFits("Difference", requester, one + "/diff?from=0&to=2");
        assertFits("Graph", requester, "/audit/v1/requests/" + request + "/graph");
        assertFits("PeeringList", requester, "/audit/v1/peerings?asOf=2026-01-01T00:00:00Z");
        assertFits("Explanation", requester, "/explain/v1?accepterNet=" + target + "&sourceNet=" + source);
        for (String wrong : List.of(one + "?version=x", one + "?version=77", "/audit/v1/requests/none/graph")) {
            assertFits("Problem", requester, wrong);
        }
    }

    @Test
    void aSchemaIsNotMetByAnything() {
        assertThat(mistakes("AuditPage", "{\"entries\":[{\"id\":1}],\"next\":null}"))
                .isNotEmpty();
    }

    private static String answer(TestAccount account, String path) throws Exception {
        return SignedPost.send(server, account, "GET", path, "application/json", NO_BODY)
                .body();
    }

    private static void assertFits(String schema, OutscaleCaller caller, String path) throws Exception {
        String answer = answer(caller.account, path);
        assertThat(mistakes(schema, answer)).as("%s: %s", path, answer).isEmpty();
    }

    private static List<String> mistakes(String schema, String answer) {
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", document.get("components"));
        return Stream.of(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(root.toString(), InputFormat.JSON)
                        .validate(answer, InputFormat.JSON))
                .flatMap(List::stream)
                .map(String::valueOf)
                .toList();
    }
}
