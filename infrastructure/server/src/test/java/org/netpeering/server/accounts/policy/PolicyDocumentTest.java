package org.netpeering.server.accounts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.application.access.ActionPattern;
import org.netpeering.application.access.Policy;
import org.netpeering.application.access.Statement;
import org.netpeering.application.access.Statement.Effect;
import org.netpeering.application.access.Statement.Scope;
import org.yaml.snakeyaml.Yaml;

class PolicyDocumentTest {
    private static final String GOOD = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Sid": "read", "Effect": "Allow", "Action": ["api:Read*", "fcu:Describe*"], "Resource": ["*"]},
                {"Effect": "Deny",
                 "NotAction": "api:*",
                 "Resource": "*"}
              ]
            }
            """;

    private static final Policy MEANING = new Policy(List.of(
            new Statement(
                    "read",
                    Effect.ALLOW,
                    Scope.THESE,
                    List.of(new ActionPattern("api:Read*"), new ActionPattern("fcu:Describe*"))),
            new Statement(null, Effect.DENY, Scope.ALL_BUT_THESE, List.of(new ActionPattern("api:*")))));

    @Test
    void jsonAndYamlMeanTheSame() throws PolicyMistake {
        assertThat(PolicyDocument.inJson(GOOD)).isEqualTo(MEANING);
        assertThat(PolicyDocument.inYaml(new Yaml().compose(new StringReader(GOOD))))
                .isEqualTo(MEANING);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "\"Version\"",
                        "\"version\"",
                        2,
                        "unknown element 'version'; known, in this spelling, are Version,"),
                mistake("2012-10-17", "newest", 2, "Version: 'newest' is not a date"),
                mistake("\"2012-10-17\"", "2012", 2, "Version: must be a text, but is a number"),
                mistake("\"Statement\"", "\"Statements\"", 3, "unknown element 'Statements'"),
                mistake(
                        "\"Sid\": \"read\"",
                        "\"Sid\": [\"read\"]",
                        4,
                        "Statement[0].Sid: must be a text, but is a list"),
                mistake("\"Sid\": \"read\"", "\"sid\": \"read\"", 4, "Statement[0]: unknown element 'sid'"),
                mistake(
                        "\"Sid\": \"read\"",
                        "\"Effect\": \"Deny\"",
                        4,
                        "Statement[0]: the element 'Effect' is written twice"),
                mistake("\"Sid\"", "\"Condition\": {}, \"Sid\"", 4, "Statement[0]: unknown element 'Condition'"),
                mistake(
                        "\"Allow\"",
                        "\"allow\"",
                        4,
                        "Statement[0].Effect: 'allow' is not an effect; write Allow or Deny"),
                mistake("\"Effect\": \"Allow\",", "", 4, "Statement[0]: the element 'Effect' is missing"),
                mistake("api:Read*", "ReadNets", 4, "Statement[0].Action: 'ReadNets' is not an action; write service"),
                mistake("\"api:Read*\"", "true", 4, "Statement[0].Action[0]: must be a text, but is a truth value"),
                mistake("[\"api:Read*\", \"fcu:Describe*\"]", "[]", 4, "Statement[0].Action: the list is empty"),
                mistake(
                        "[\"api:Read*\", \"fcu:Describe*\"]",
                        "{}",
                        4,
                        "Statement[0].Action: must be a text or a list of"),
                mistake("[\"*\"]", "[\"*\", \"arn:x\"]", 4, "Statement[0].Resource: 'arn:x' is not \"*\""),
                mistake("[\"*\"]", "null", 4, "Statement[0].Resource: must be a text or a list of texts, but is null"),
                mistake(", \"Resource\": [\"*\"]", "", 4, "Statement[0]: the element 'Resource' is missing"),
                mistake("\"NotAction\": \"api:*\",", "", 5, "Statement[1]: neither Action nor NotAction is there"),
                mistake(
                        "\"NotAction\"",
                        "\"Action\": \"*\", \"NotAction\"",
                        5,
                        "Statement[1]: both Action and NotAction"),
                mistake("\"api:*\",\n", "\"api:*\"\n", 7, "not JSON: "),
                mistake("  ]\n}", "  ]\n", 10, "not JSON: "),
                mistake("  ]\n}", "  ]\n} {}", 9, "something follows the end of the document"),
                mistake(GOOD, "", 1, "the document is empty"),
                mistake(GOOD, "[]", 1, "must be an object with Version, Statement, but is a list"),
                mistake(GOOD, "{}", 1, "the element 'Statement' is missing"),
                mistake(GOOD, "{\"Statement\": []}", 1, "Statement: the list is empty"),
                mistake(GOOD, "[".repeat(5_000), 1, "nests deeper than 8 levels"),
                mistake(
                        GOOD,
                        "[".repeat(5_121),
                        1,
                        "the document has 5,121 characters, blanks not counted; write at most"),
                mistake(GOOD, " ".repeat(70_000), 1, "the document is longer than 65536 characters"));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String right, String wrong, int line, String sentence) {
        assertThat(GOOD).contains(right);
        String document = GOOD.replace(right, wrong);
        assertThatThrownBy(() -> PolicyDocument.inJson(document))
                .isInstanceOfSatisfying(
                        PolicyMistake.class,
                        mistake -> assertThat(mistake.line()).isEqualTo(line))
                .message()
                .startsWith(sentence)
                .doesNotContain("\n", "Source:");
    }

    @Test
    void blanksDoNotCount() throws PolicyMistake {
        int free = PolicyDocument.LONGEST - Element.nonBlank(GOOD);
        String longest =
                GOOD.replace("\"read\"", "\"read" + "x".repeat(free) + "\"").replace("\n", "\n\n\t  ");

        assertThat(PolicyDocument.inJson(longest).statements()).hasSize(2);
        assertThatThrownBy(() -> PolicyDocument.inJson(longest.replace("\"read", "\"readx")))
                .hasMessageStartingWith("the document has 5,121 characters");
    }

    @Test
    void yamlIsBoundedAsJsonIs() {
        String tooLong = GOOD.replace("\"read\"", "\"" + "x".repeat(PolicyDocument.LONGEST) + "\"");
        assertThatThrownBy(() -> PolicyDocument.inYaml(new Yaml().compose(new StringReader(tooLong))))
                .hasMessageContaining("characters, blanks not counted; write at most 5,120");
        assertThatThrownBy(() -> PolicyDocument.inYaml(new Yaml().compose(new StringReader("&a [*a]"))))
                .hasMessageContaining("nests deeper than 8 levels");
    }

    private static Arguments mistake(String right, String wrong, int line, String sentence) {
        return Arguments.of(right, wrong, line, sentence);
    }
}
