package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page about the personality {@code aws} shows is what the server answers, and what is known of AWS.
 * {@code -Ddocs.write=true} writes it anew.
 */
class AwsPersonalityDocumentTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "aws-personality.md");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PEERING = "//vpcPeeringConnection | //vpcPeeringConnectionSet/item[status]";

    private static final List<String> FIELDS = List.of(
            "status/code",
            "status/message",
            "requesterVpcInfo/ownerId",
            "requesterVpcInfo/vpcId",
            "requesterVpcInfo/region",
            "requesterVpcInfo/cidrBlock",
            "requesterVpcInfo/cidrBlockSet",
            "requesterVpcInfo/peeringOptions",
            "accepterVpcInfo/ownerId",
            "accepterVpcInfo/vpcId",
            "accepterVpcInfo/region",
            "accepterVpcInfo/cidrBlock",
            "accepterVpcInfo/cidrBlockSet",
            "accepterVpcInfo/peeringOptions",
            "expirationTime",
            "tagSet");

    /** What is known of AWS, in the order of the fields; what is not known is a question mark. */
    private static final Map<String, String> KNOWN = Map.of(
            "create answer",
            "initiating-request|Initiating Request to ACCEPTER|yes|yes|yes|yes|yes|yes|yes|yes|yes|no|no|no|yes|yes",
            "pending-acceptance",
            "pending-acceptance|Pending Acceptance by ACCEPTER|yes|yes|yes|yes|yes|yes|yes|yes|yes|no|no|no|yes|yes",
            "accept answer",
            "provisioning|Provisioning|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|no|yes",
            "active",
            "active|Active|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|yes|no|yes",
            "deleted",
            "deleted|?|yes|yes|yes|no|no|no|yes|yes|yes|no|no|no|no|?",
            "rejected",
            "rejected|?|yes|yes|?|?|?|?|yes|yes|?|?|?|?|?|?",
            "failed",
            "failed|?|yes|yes|?|?|?|?|yes|yes|?|?|?|?|?|?",
            "expired",
            "expired|?|yes|yes|?|?|?|?|yes|yes|?|?|?|?|?|?");

    private static final RunningServer SERVER = RunningServer.start(
            TestPostgres.freshDatabase(),
            "netpeering.fcu.personality=aws",
            "netpeering.fcu.paths.outscale=outscale",
            "netpeering.rules.require-vm=false");

    private final TestAccount alice = SERVER.freshAccount();
    private final TestAccount bob = SERVER.freshAccount();
    private final Map<String, String> stable =
            new LinkedHashMap<>(Map.of(alice.id().value(), "REQUESTER", bob.id().value(), "ACCEPTER"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private String call(TestAccount account, String path, String form) {
        try {
            HttpResponse<String> answer = SignedPost.send(
                    SERVER,
                    account,
                    "POST",
                    path,
                    "application/x-www-form-urlencoded",
                    form.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String aws(TestAccount account, String action, String parameters) {
        return call(account, "/", "Action=" + action + "VpcPeeringConnection" + parameters);
    }

    private String describe(TestAccount account, String id) {
        return aws(account, "Describe", "s&VpcPeeringConnectionId.1=" + id);
    }

    private String vpc(TestAccount account, String range, String name) {
        String id = text(call(account, "/", "Action=CreateVpc&CidrBlock=" + range), "//vpcId");
        stable.put(id, name);
        return id;
    }

    private String create(String peer) {
        String source = vpc(alice, "10.0.0.0/16", "vpc-REQUESTER");
        String accepter = vpc(bob, peer, "vpc-ACCEPTER");
        return aws(alice, "Create", "&VpcId=" + source + "&PeerVpcId=" + accepter + "&PeerOwnerId=" + bob.id());
    }

    private static String idOf(String answer) {
        return text(answer, "//vpcPeeringConnectionId");
    }

    private static Node node(String xml, String path) {
        try {
            return (Node) XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            path,
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(new InputSource(new StringReader(xml))),
                            XPathConstants.NODE);
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    private static String text(String xml, String path) {
        return node(xml, path).getTextContent();
    }

    /** The fields of the peering in an answer: the texts of the state, and of the others whether they are there. */
    private List<String> cells(String answer) {
        List<String> cells = new ArrayList<>();
        for (String field : FIELDS) {
            Node found = node(answer, "(" + PEERING + ")/" + field);
            boolean isState = field.startsWith("status/");
            cells.add(isState ? stableText(found.getTextContent()) : found == null ? "no" : "yes");
        }
        return cells;
    }

    private String stableText(String text) {
        String changed = text;
        for (Map.Entry<String, String> value : stable.entrySet()) {
            changed = changed.replace(value.getKey(), value.getValue());
        }
        return changed.replaceAll("pcx-[0-9a-f]+", "pcx-ID")
                .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME");
    }

    /** Every moment with what each side is answered then; the answers come one after the other, and the clock goes on at the end. */
    private Map<String, List<String>> moments() throws IOException, InterruptedException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        String created = create("172.16.0.0/16");
        String first = idOf(created);
        columns.put("create answer", cells(created));
        both(columns, "pending-acceptance", first);
        columns.put("accept answer", cells(aws(bob, "Accept", "&VpcPeeringConnectionId=" + first)));
        both(columns, "active", first);
        aws(bob, "Delete", "&VpcPeeringConnectionId=" + first);
        both(columns, "deleted", first);
        String rejected = idOf(create("172.16.0.0/16"));
        aws(bob, "Reject", "&VpcPeeringConnectionId=" + rejected);
        both(columns, "rejected", rejected);
        String failed = idOf(create("10.0.0.0/20"));
        columns.put("failed, requester", cells(describe(alice, failed)));
        String expired = idOf(create("172.16.0.0/16"));
        HttpResponse<String> moved = HTTP.send(
                HttpRequest.newBuilder(URI.create(SERVER.baseUrl() + "/sandbox/clock"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"advance\":\"P7D\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(moved.statusCode()).isEqualTo(200);
        both(columns, "expired", expired);
        return columns;
    }

    private void both(Map<String, List<String>> columns, String moment, String id) {
        columns.put(moment + ", requester", cells(describe(alice, id)));
        columns.put(moment + ", accepter", cells(describe(bob, id)));
    }

    @Test
    void everyFieldAtEveryMomentIsAsThePageSaysAndAsIsKnownOfAws() throws Exception {
        Map<String, List<String>> columns = moments();

        columns.forEach((column, cells) -> {
            String[] known = Objects.requireNonNull(KNOWN.get(column.split(",")[0]), column)
                    .split("\\|");
            for (int i = 0; i < known.length; i++) {
                if (!known[i].equals("?")) {
                    assertThat(cells.get(i)).as(column + ": " + FIELDS.get(i)).isEqualTo(known[i]);
                }
            }
        });
        StringBuilder table = new StringBuilder("| Answer | Side |");
        FIELDS.forEach(
                field -> table.append(' ').append(field.replace("/", "<br>")).append(" |"));
        table.append("\n|").append(" --- |".repeat(FIELDS.size() + 2)).append('\n');
        columns.forEach((column, cells) -> {
            String[] names = column.split(", ");
            table.append("| ").append(names[0]).append(" | ").append(names.length > 1 ? names[1] : "who calls");
            cells.forEach(cell -> table.append(" | ").append(cell));
            table.append(" |\n");
        });
        assertIsOnThePage("answers", table.toString());
    }

    @Test
    void oneAndTheSamePeeringIsShownInThreeWays() throws Exception {
        String id = idOf(create("172.16.0.0/16"));
        StringBuilder section = new StringBuilder("### While the request waits, as the requester sees it\n\n");
        section.append(threeAnswers(id));
        aws(bob, "Accept", "&VpcPeeringConnectionId=" + id);
        section.append("\n### Once it is active\n\n").append(threeAnswers(id));

        assertIsOnThePage("dialects", section.toString());
    }

    private String threeAnswers(String id) throws Exception {
        String oapi = SignedPost.send(
                        SERVER, alice, "/api/v1/ReadNetPeerings", "{\"Filters\":{\"NetPeeringIds\":[\"" + id + "\"]}}")
                .body();
        JsonNode peering = JSON.readTree(oapi).at("/NetPeerings/0");
        String form = "Action=DescribeVpcPeeringConnections&VpcPeeringConnectionId.1=" + id;
        return "| OAPI | FCU, `outscale` | FCU, `aws` |\n| --- | --- | --- |\n| "
                + cell(JSON.writeValueAsString(peering)) + " | " + cell(pretty(call(alice, "/outscale", form)))
                + " | " + cell(pretty(call(alice, "/", form))) + " |\n";
    }

    /** In a table, so that they stand side by side. */
    private String cell(String text) {
        return "<pre>"
                + stableText(text.strip())
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\n", "<br>") + "</pre>";
    }

    private static String pretty(String xml) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(node(xml, PEERING)), new StreamResult(text));
        return text.toString().replace("\r\n", "\n");
    }

    private static void assertIsOnThePage(String section, String text) throws IOException {
        String begin = "<!-- " + section + ": written by a test -->\n";
        String end = "<!-- end of " + section + " -->\n";
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(page).contains(begin, end);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as(PAGE + ", " + section + "; -Ddocs.write=true writes it anew")
                .isEqualTo(text);
    }
}
