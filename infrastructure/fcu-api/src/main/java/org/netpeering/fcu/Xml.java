package org.netpeering.fcu;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An XML document that grows at its end. Text is escaped; characters that XML 1.0 cannot hold are left out. Names are
 * written as they are, so they never come from a caller.
 */
final class Xml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder document = new StringBuilder(512);

    /** A whole document. */
    static String document(String root, @Nullable String namespace, XmlContent content) {
        Xml xml = new Xml();
        xml.document.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(root);
        if (namespace != null) {
            xml.document.append(" xmlns=\"").append(namespace).append('"');
        }
        xml.document.append('>');
        content.writeTo(xml);
        xml.document.append("</").append(root).append('>');
        return xml.document.toString();
    }

    /** An element that has elements, or an empty one if it gets none. */
    Xml element(String name, XmlContent content) {
        int start = document.length();
        document.append('<').append(name).append('>');
        int inside = document.length();
        content.writeTo(this);
        if (document.length() == inside) {
            document.setLength(start);
            document.append('<').append(name).append("/>");
        } else {
            document.append("</").append(name).append('>');
        }
        return this;
    }

    Xml text(String name, String value) {
        return element(name, xml -> xml.escape(value));
    }

    Xml text(String name, long value) {
        return text(name, Long.toString(value));
    }

    Xml flag(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    /** In UTC, always with milliseconds. */
    Xml time(String name, Instant value) {
        return text(name, timeText(value));
    }

    static String timeText(Instant value) {
        return TIME.format(value);
    }

    /** No element at all if there is no value. */
    Xml optional(String name, @Nullable String value) {
        return value == null ? this : text(name, value);
    }

    /** A list: one {@code item} for each, and an empty element if there is none. */
    <T> Xml set(String name, Collection<T> items, BiConsumer<Xml, T> writer) {
        return element(name, set -> items.forEach(one -> set.element("item", item -> writer.accept(item, one))));
    }

    Xml tags(Map<String, String> tags) {
        return set(
                "tagSet",
                tags.entrySet(),
                (item, tag) -> item.text("key", tag.getKey()).text("value", tag.getValue()));
    }

    private void escape(String value) {
        value.codePoints().forEach(this::escape);
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> document.append("&amp;");
            case '<' -> document.append("&lt;");
            case '>' -> document.append("&gt;");
            // A reader makes a line feed of a bare carriage return.
            case '\r' -> document.append("&#13;");
            default -> {
                if (isHeldByXml(c)) {
                    document.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isHeldByXml(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
