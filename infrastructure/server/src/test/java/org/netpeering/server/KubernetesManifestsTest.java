package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.server.accounts.table.SecretsKey;
import org.netpeering.server.audit.SigningKeyFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests say nothing that the server does not know, and nothing that should not be written down. */
class KubernetesManifestsTest {
    private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";
    private static final List<String> OF_THE_ENVIRONMENT_ALONE = List.of(SecretsKey.VARIABLE, SigningKeyFile.VARIABLE);

    private final Manifests manifests = Manifests.read();
    private final JsonNode pod = manifests.get("Deployment").at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");

    @Test
    void everyVariableIsASettingOfTheServer() throws Exception {
        Map<String, String> settings = settingsByVariable();

        assertThat(container.get("env")).hasSizeGreaterThan(10).allSatisfy(variable -> {
            String name = variable.get("name").asString();
            if (!name.equals(OF_THE_JVM) && !OF_THE_ENVIRONMENT_ALONE.contains(name)) {
                assertThat(settings).containsKey(name);
            }
        });
    }

    @Test
    void secretsComeByReferenceOnly() {
        assertThat(container.get("env"))
                .filteredOn(variable -> variable.get("name").asString().matches(".*(PASSWORD|USERNAME|KEY|SECRET).*"))
                .hasSize(4)
                .allSatisfy(variable -> {
                    assertThat(variable.has("value")).isFalse();
                    assertThat(variable.at("/valueFrom/secretKeyRef/name").asString())
                            .isNotEmpty();
                });
    }

    @Test
    void nothingRunsAsRootOrWritesWhereItShouldNot() {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isGreaterThan(0);
        assertThat(pod.get("automountServiceAccountToken").asBoolean()).isFalse();
        JsonNode security = container.get("securityContext");
        assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
        assertThat(security.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
        assertThat(container.at("/resources/requests/cpu").isString()).isTrue();
        assertThat(container.at("/resources/limits/memory").isString()).isTrue();
    }

    /** The sleep before it is told, and then each of two phases at most. */
    @Test
    void theServerHasTheTimeItNeedsToStop() {
        assertThat(pod.get("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(container.at("/lifecycle/preStop/sleep/seconds").asInt() + 20);
    }

    @Test
    void theServiceLeadsToTheCallersPortOfThesePods() {
        JsonNode labels = manifests.get("Deployment").at("/spec/template/metadata/labels");

        assertThat(manifests.get("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(manifests.get("Deployment").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(manifests.get("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        assertThat(manifests.get("Service").at("/spec/ports/0/targetPort").asString())
                .isEqualTo("http");
        assertThat(manifests.get("Service").at("/spec/ports")).hasSize(1);
        assertThat(manifests
                        .get("NetworkPolicy")
                        .at("/spec/ingress/1/ports/0/port")
                        .asString())
                .isEqualTo("management");
        assertThat(manifests.get("NetworkPolicy").at("/spec/ingress/1/from")).isNotEmpty();
    }

    @Test
    void thePortsAreThoseThatTheVariablesName() {
        assertThat(port("http")).isEqualTo(variable("SERVER_PORT"));
        assertThat(port("management")).isEqualTo(variable("MANAGEMENT_SERVER_PORT"));
    }

    /** Started with what the Deployment says, but for ports and database. */
    @Test
    void aServerThatIsStartedSoAnswersItsProbesAndShowsTheRestToOperatorsOnly() throws Exception {
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase(), arguments());
                HttpClient http = HttpClient.newHttpClient()) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                JsonNode get = container.at("/" + probe + "/httpGet");
                assertThat(get.get("port").asString()).isEqualTo("http");
                assertThat(status(http, server.baseUrl() + get.get("path").asString()))
                        .as(probe)
                        .isEqualTo(200);
            }
            for (String endpoint :
                    variable("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE").split(",")) {
                assertThat(status(http, server.managementUrl() + "/actuator/" + endpoint))
                        .as(endpoint)
                        .isEqualTo(200);
                assertThat(status(http, server.baseUrl() + "/actuator/" + endpoint))
                        .as(endpoint)
                        .isEqualTo(404);
            }
        }
    }

    private String[] arguments() throws Exception {
        Map<String, String> settings = settingsByVariable();
        List<String> arguments = new ArrayList<>();
        for (JsonNode variable : container.get("env")) {
            String name = variable.get("name").asString();
            // The format of the log would stay so for other tests in this JVM.
            if (variable.has("value")
                    && !name.equals(OF_THE_JVM)
                    && !name.startsWith("SPRING_DATASOURCE")
                    && !name.startsWith("LOGGING")) {
                arguments.add(settings.get(name) + "=" + variable.get("value").asString());
            }
        }
        SecureRandom random = new SecureRandom();
        byte[] secretsKey = new byte[32];
        random.nextBytes(secretsKey);
        arguments.add(SecretsKey.VARIABLE + "=" + Base64.getEncoder().encodeToString(secretsKey));
        arguments.add(SigningKeyFile.VARIABLE + "=" + SigningKey.draw(random).pem());
        arguments.removeIf(argument -> argument.contains("server.port="));
        arguments.add("management.server.port=0");
        return arguments.toArray(String[]::new);
    }

    private String port(String name) {
        for (JsonNode port : container.get("ports")) {
            if (port.get("name").asString().equals(name)) {
                return port.get("containerPort").asString();
            }
        }
        throw new AssertionError("no port " + name);
    }

    private String variable(String name) {
        for (JsonNode variable : container.get("env")) {
            if (variable.get("name").asString().equals(name)) {
                return variable.get("value").asString();
            }
        }
        throw new AssertionError("no variable " + name);
    }

    /** The names of all settings of the server and of what it is made of, by the variable of each. */
    private static Map<String, String> settingsByVariable() throws Exception {
        List<String> names = new ArrayList<>(ServerPropertiesNames.all());
        for (URL metadata : Collections.list(KubernetesManifestsTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                JsonMapper.shared()
                        .readTree(content)
                        .path("properties")
                        .forEach(property -> names.add(property.get("name").asString()));
            }
        }
        Map<String, String> settings = new TreeMap<>();
        names.forEach(name ->
                settings.put(name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'), name));
        return settings;
    }

    private static int status(HttpClient http, String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
