package org.netpeering.console;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of the console, all from one file. */
final class Texts {
    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of that key. */
    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ROOT);
    }

    /** The text of that key, or another if there is none. */
    String orElse(String key, String otherwise) {
        String text = messages.getMessage(key, null, otherwise, Locale.ROOT);
        return text == null ? otherwise : text;
    }
}
