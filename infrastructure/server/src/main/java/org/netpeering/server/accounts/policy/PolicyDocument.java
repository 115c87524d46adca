package org.netpeering.server.accounts.policy;

import java.nio.file.Path;
import java.util.Locale;
import org.netpeering.application.access.Policy;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads policy documents (OAPI contract, 4): one or more statements with Effect, Action or NotAction, and Resource; Sid and
 * Version if wanted.
 *
 * <p>At most 5,120 characters that are not blank. Names and values are case-sensitive. Everything that is not in the contract
 * is refused, so that nobody takes a condition for obeyed that is not.
 */
public final class PolicyDocument {
    /** The most characters of a document, blanks not counted. */
    public static final int LONGEST = 5_120;

    /** Blanks included, so that a document can be generously laid out. */
    private static final int MOST_BYTES = 64 * 1024;

    private PolicyDocument() {}

    /**
     * A document in JSON.
     *
     * @throws PolicyMistake if anything in it is not as it must be
     */
    public static Policy inJson(String text) throws PolicyMistake {
        if (text.length() > MOST_BYTES) {
            throw new PolicyMistake(1, "", "the document is longer than " + MOST_BYTES + " characters. Shorten it.");
        }
        refuseTooLong(1, Element.nonBlank(text));
        return PolicyReader.policy(JsonElements.of(text));
    }

    /**
     * A document that is a part of a YAML file; counted as long as it would be in JSON.
     *
     * @throws PolicyMistake if anything in it is not as it must be; its line is that of the file
     */
    public static Policy inYaml(Node node) throws PolicyMistake {
        Element document = YamlElements.of(node);
        refuseTooLong(document.line(), document.size());
        return PolicyReader.policy(document);
    }

    /**
     * The text of a file that holds a good document in JSON.
     *
     * @throws PolicyFileException if the file cannot be read or the document is not as it must be
     */
    public static String textOf(Path file) {
        try {
            String text = TextFile.read(file, MOST_BYTES);
            inJson(text);
            return text;
        } catch (UnreadableFileException e) {
            throw new PolicyFileException("Policy file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (PolicyMistake e) {
            throw new PolicyFileException("Policy file " + file + ", line " + e.line() + ": " + e.getMessage(), e);
        }
    }

    private static void refuseTooLong(int line, int length) throws PolicyMistake {
        if (length > LONGEST) {
            throw new PolicyMistake(
                    line,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the document has %,d characters, blanks not counted; write at most %,d.",
                            length,
                            LONGEST));
        }
    }
}
