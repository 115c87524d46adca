package org.netpeering.server.accounts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file that knows where it stands. */
record YamlField(Path file, String path, Node node) {

    /** The fields of a mapping; refuses those that are not known, and one that is written twice. */
    Map<String, YamlField> fields(List<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw refusal("must be a mapping with " + String.join(", ", known) + ", but is " + kind() + ".");
        }
        Map<String, YamlField> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlField key = new YamlField(file, path, tuple.getKeyNode());
            String name = key.node instanceof ScalarNode scalar ? scalar.getValue() : key.kind();
            if (!known.contains(name)) {
                throw key.refusal("unknown field '" + name + "'; known are " + String.join(", ", known)
                        + ". Remove or correct it.");
            }
            YamlField value = new YamlField(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode());
            if (fields.put(name, value) != null) {
                throw key.refusal("the field '" + name + "' is written twice. Remove one of them.");
            }
        }
        return fields;
    }

    YamlField required(Map<String, YamlField> fields, String name) {
        YamlField field = fields.get(name);
        if (field == null) {
            throw refusal("the field '" + name + "' is missing. Add it.");
        }
        return field;
    }

    List<YamlField> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refusal("must be a list, each element after a dash, but is " + kind() + ".");
        }
        List<YamlField> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new YamlField(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** As it is written: an account id without quotes keeps its leading zeros. */
    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw refusal("must be a text, but is " + kind() + ".");
        }
        if (scalar.getValue().isBlank() || Tag.NULL.equals(scalar.getTag())) {
            throw refusal("must be a text, but is empty.");
        }
        return scalar.getValue();
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    AccountsFileException refusal(String sentence) {
        return refusalAt(line(), sentence);
    }

    /** Of something within this value, in that line of the file. */
    AccountsFileException refusalAt(int line, String sentence) {
        String where = path.isEmpty() ? "" : ", " + path;
        return new AccountsFileException("Accounts file " + file + ", line " + line + where + ": " + sentence);
    }

    private String kind() {
        return switch (node.getNodeId()) {
            case mapping -> "a mapping";
            case sequence -> "a list";
            case scalar -> "a text";
            case anchor -> "an alias";
        };
    }
}
