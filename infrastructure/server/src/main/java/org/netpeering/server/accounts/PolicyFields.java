package org.netpeering.server.accounts;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netpeering.application.access.Policy;
import org.netpeering.server.accounts.policy.PolicyDocument;
import org.netpeering.server.accounts.policy.PolicyFileException;
import org.netpeering.server.accounts.policy.PolicyMistake;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The policies in an accounts file: each a YAML structure, a JSON text, or the name of a file with JSON. */
final class PolicyFields {
    private static final int MOST = 20;
    private static final String FILE = "policy-file";

    private PolicyFields() {}

    static List<Policy> read(YamlField list) {
        List<Policy> policies = new ArrayList<>();
        for (YamlField field : list.elements()) {
            if (policies.size() == MOST) {
                throw field.refusal(
                        "more than " + MOST + " policies in one list. Put several statements into one policy.");
            }
            policies.add(policy(field));
        }
        return policies;
    }

    private static Policy policy(YamlField field) {
        try {
            if (field.node() instanceof MappingNode mapping) {
                return namesFile(mapping) ? inFile(field) : PolicyDocument.inYaml(mapping);
            }
        } catch (PolicyMistake e) {
            throw field.refusalAt(e.line(), String.valueOf(e.getMessage()));
        }
        try {
            return PolicyDocument.inJson(field.text());
        } catch (PolicyMistake e) {
            throw field.refusal("line " + e.line() + " of the policy: " + e.getMessage());
        }
    }

    private static boolean namesFile(MappingNode mapping) {
        return mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .anyMatch(key ->
                        key instanceof ScalarNode scalar && scalar.getValue().equals(FILE));
    }

    private static Policy inFile(YamlField field) throws PolicyMistake {
        YamlField name = field.required(field.fields(List.of(FILE)), FILE);
        try {
            Path file = name.file().toAbsolutePath().resolveSibling(name.text());
            return PolicyDocument.inJson(PolicyDocument.textOf(file));
        } catch (PolicyFileException e) {
            throw name.refusal(String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            throw name.refusal("is not a path (" + e.getReason() + "). Correct it.");
        }
    }
}
