package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts ask for nothing that a running server does not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsFilesTest {
    private static final Path FOLDER = Path.of("..", "..", "docs", "operations");
    /** Prometheus has these of its own. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

    private Scrape scrape;

    @BeforeAll
    void scrape() throws Exception {
        try (RunningServer server = RunningServer.start(
                TestPostgres.freshDatabase(), "netpeering.data-dir=target/webhook-data", Scrape.EXPOSED)) {
            PeeringStory story = new PeeringStory(server);
            PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
            story.send(new AcceptNetPeering(pending.id(), story.accepter().account()), story.accepter());
            scrape = Scrape.of(server);
        }
    }

    static Stream<PromQl> queries() throws Exception {
        List<String> queries = new ArrayList<>();
        JsonMapper.shared()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile())
                .findValues("expr")
                .forEach(expr -> queries.add(expr.asString()));
        rules().forEach(rule -> queries.add(text(rule, "expr")));
        return queries.stream().map(PromQl::new);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyMetricThatIsAskedForIsThere(PromQl query) {
        Set<String> wanted = new HashSet<>(query.metrics());
        wanted.removeAll(OF_PROMETHEUS);

        assertThat(query.metrics()).isNotEmpty();
        assertThat(scrape.names()).containsAll(wanted);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyLabelThatIsAskedForIsThere(PromQl query) {
        for (PromQl.LabelMatcher matcher : query.matchers()) {
            assertThat(labelsOf(matcher.metric())).contains(matcher.label());
        }
        for (String label : query.groupedBy()) {
            assertThat(query.metrics())
                    .allSatisfy(metric -> assertThat(labelsOf(metric)).contains(label));
        }
    }

    private Set<String> labelsOf(String metric) {
        Set<String> labels = new HashSet<>(LABELS_OF_PROMETHEUS);
        Matcher series =
                Pattern.compile("^" + metric + "\\{([^}]*)}", Pattern.MULTILINE).matcher(scrape.text());
        while (series.find()) {
            Pattern.compile("(\\w+)=\"")
                    .matcher(series.group(1))
                    .results()
                    .forEach(label -> labels.add(label.group(1)));
        }
        return labels;
    }

    @Test
    void everyMetricOfTheEngineIsOnTheDashboard() throws Exception {
        Set<String> shown = new HashSet<>();
        queries().forEach(query -> shown.addAll(query.metrics()));

        assertThat(scrape.names())
                .filteredOn(name -> name.startsWith("netpeering_"))
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() throws Exception {
        assertThat(rules()).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(rule).containsOnlyKeys("alert", "expr", "for", "labels", "annotations");
            assertThat(text(rule, "alert")).matches("NetPeering[A-Z][A-Za-z]+");
            assertThat(text(rule, "for")).matches("\\d+[smh]");
            assertThat(texts(rule, "labels").get("severity")).isIn("critical", "warning");
            assertThat(texts(rule, "annotations")).containsOnlyKeys("summary", "description");
        });
        assertThat(rules()).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates();
    }

    @Test
    void noTwoPanelsLieOnEachOther() throws Exception {
        JsonNode panels = JsonMapper.shared()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile())
                .get("panels");
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();

        for (JsonNode panel : panels) {
            assertThat(ids.add(panel.get("id").intValue())).isTrue();
            JsonNode place = panel.get("gridPos");
            for (int x = 0; x < place.get("w").intValue(); x++) {
                for (int y = 0; y < place.get("h").intValue(); y++) {
                    String cell = (place.get("x").intValue() + x) + "/"
                            + (place.get("y").intValue() + y);
                    assertThat(taken.add(cell)).as(cell).isTrue();
                }
            }
        }
    }

    /** What reads the queries above reads them as Prometheus does, as far as that goes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum by (command) (rate(some_count{outcome="failed"}[5m])) > 0 | some_count
            histogram_quantile(0.99, sum by (le) (rate(a_bucket[5m])))    | a_bucket
            max(pending) / on (instance) limit unless pending >= 0        | pending limit pending
            """)
    void aQueryIsReadRightly(String query, String metrics) {
        assertThat(new PromQl(query).metrics()).containsExactly(metrics.split(" "));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws Exception {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(FOLDER.resolve("alerts.yaml")));
        List<Map<String, Object>> rules = new ArrayList<>();
        ((List<Map<String, Object>>) member(file, "groups"))
                .forEach(group -> rules.addAll((List<Map<String, Object>>) member(group, "rules")));
        return rules;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> rule, String key) {
        return (Map<String, String>) member(rule, key);
    }

    private static String text(Map<String, Object> rule, String key) {
        return (String) member(rule, key);
    }

    private static Object member(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> "no " + key + " in " + map);
    }
}
