package org.netpeering.server.accounts.policy;

/** What is wrong in a policy document, and where. */
public final class PolicyMistake extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * @param line where the mistake is, counted from 1
     * @param path the element, such as {@code Statement[0].Effect}; empty for the document itself
     * @param sentence what is wrong and what to do
     */
    PolicyMistake(int line, String path, String sentence) {
        super((path.isEmpty() ? "" : path + ": ") + sentence.replaceAll("\\p{Cntrl}", "?"));
        this.line = line;
    }

    /** In a document of its own that document's line; in one written as YAML the line of the file. */
    public int line() {
        return line;
    }
}
