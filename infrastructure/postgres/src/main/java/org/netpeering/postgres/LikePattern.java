package org.netpeering.postgres;

import java.util.Optional;
import org.netpeering.domain.api.TextPattern;

/** A pattern with {@code *}, {@code ?} and {@code \} as PostgreSQL's LIKE wants it. */
final class LikePattern {
    private LikePattern() {}

    static String of(TextPattern pattern) {
        String text = pattern.text();
        StringBuilder like = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*' -> like.append('%');
                case '?' -> like.append('_');
                case '\\' -> literal(like, i + 1 < text.length() ? text.charAt(++i) : c);
                default -> literal(like, c);
            }
        }
        return like.toString();
    }

    /** The only text that the pattern matches, unless it matches several. */
    static Optional<String> onlyMatch(TextPattern pattern) {
        String text = pattern.text();
        if (!pattern.wildcards()) {
            return Optional.of(text);
        }
        StringBuilder match = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '*', '?' -> {
                    return Optional.empty();
                }
                case '\\' -> match.append(i + 1 < text.length() ? text.charAt(++i) : c);
                default -> match.append(c);
            }
        }
        return Optional.of(match.toString());
    }

    private static void literal(StringBuilder like, char c) {
        if (c == '%' || c == '_' || c == '\\') {
            like.append('\\');
        }
        like.append(c);
    }
}
