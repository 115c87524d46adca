package org.netpeering.server.accounts.policy;

import java.util.List;

/** A part of a policy document that knows its line, whatever notation it was written in. */
sealed interface Element {
    /** Deeper than any policy needs. */
    int MOST_NESTED = 8;

    int line();

    /** What it is, for a sentence. */
    String kind();

    /** How many characters it has as JSON, without blanks. */
    int size();

    record Text(String value, int line) implements Element {
        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public int size() {
            return 2 + nonBlank(value);
        }
    }

    record Sequence(List<Element> elements, int line) implements Element {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public int size() {
            return 1
                    + elements.size()
                    + elements.stream().mapToInt(Element::size).sum();
        }
    }

    record Mapping(List<Member> members, int line) implements Element {
        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public int size() {
            return 1
                    + members.stream()
                            .mapToInt(member -> 4 + nonBlank(member.name) + member.value.size())
                            .sum();
        }
    }

    record Member(String name, int line, Element value) {}

    /** A number, a truth value or nothing, none of which belongs in a policy. */
    record Other(String kind, int line) implements Element {
        @Override
        public int size() {
            return 1;
        }
    }

    static int nonBlank(String text) {
        return (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    }

    static PolicyMistake tooDeep(int line) {
        return new PolicyMistake(
                line, "", "nests deeper than " + MOST_NESTED + " levels, which no policy does. Correct it.");
    }
}
