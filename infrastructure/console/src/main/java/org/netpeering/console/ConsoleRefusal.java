package org.netpeering.console;

/** A page or an action that is not to be had, for a reason that the person at the browser can do something about. */
final class ConsoleRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String key;
    private final transient Object[] arguments;

    /** @param key of the text that says why, and what to do */
    ConsoleRefusal(int status, String key, Object... arguments) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments.clone();
    }

    int status() {
        return status;
    }

    String textIn(Texts texts) {
        return texts.of(key, arguments);
    }
}
