package org.netpeering.server.accounts.policy;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.server.accounts.policy.Element.Mapping;
import org.netpeering.server.accounts.policy.Element.Member;
import org.netpeering.server.accounts.policy.Element.Other;
import org.netpeering.server.accounts.policy.Element.Sequence;
import org.netpeering.server.accounts.policy.Element.Text;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Takes a part of a YAML file, in which plain values need no quotes: a version that looks like a date is a text. */
final class YamlElements {
    private YamlElements() {}

    static Element of(Node node) throws PolicyMistake {
        return element(node, 1);
    }

    private static Element element(Node node, int depth) throws PolicyMistake {
        int line = line(node);
        // An anchor may contain itself.
        if (depth > Element.MOST_NESTED) {
            throw Element.tooDeep(line);
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, line, depth);
            case SequenceNode sequence -> sequence(sequence, line, depth);
            case ScalarNode scalar when !Tag.NULL.equals(scalar.getTag()) -> new Text(scalar.getValue(), line);
            default -> new Other("empty", line);
        };
    }

    private static Mapping mapping(MappingNode node, int line, int depth) throws PolicyMistake {
        List<Member> members = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Node name = tuple.getKeyNode();
            members.add(new Member(
                    name instanceof ScalarNode scalar ? scalar.getValue() : "?",
                    line(name),
                    element(tuple.getValueNode(), depth + 1)));
        }
        return new Mapping(members, line);
    }

    private static Sequence sequence(SequenceNode node, int line, int depth) throws PolicyMistake {
        List<Element> elements = new ArrayList<>();
        for (Node element : node.getValue()) {
            elements.add(element(element, depth + 1));
        }
        return new Sequence(elements, line);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
