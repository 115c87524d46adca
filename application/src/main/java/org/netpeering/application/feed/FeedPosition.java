package org.netpeering.application.feed;

import java.util.regex.Pattern;

/**
 * A place in the log, between two events. For callers it is a text that they keep and give back, nothing that they count with.
 *
 * <p>Places are in the order of the log. They belong to one log: those of another one, as before a restore, mean nothing.
 *
 * @param transaction the transaction of the last event before this place, 0 or more
 * @param index the index of that event, 0 or more
 */
public record FeedPosition(long transaction, long index) implements Comparable<FeedPosition> {
    /** Before the first event. */
    public static final FeedPosition BEGINNING = new FeedPosition(0, 0);

    private static final String BEGINNING_TEXT = "0";
    /** Eighteen digits, so that every number fits. */
    private static final Pattern SHAPE = Pattern.compile("0|[0-9]{1,18}-[0-9]{1,18}");

    /** @throws IllegalArgumentException if a number is negative */
    public FeedPosition {
        if (transaction < 0 || index < 0) {
            throw new IllegalArgumentException(transaction + "-" + index + " is no position: a number is negative");
        }
    }

    /** Whether the text has the shape of a position. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * Reads what {@link #toString()} wrote, or {@code 0} for the beginning.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static FeedPosition parse(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is no position in the log");
        }
        if (text.equals(BEGINNING_TEXT)) {
            return BEGINNING;
        }
        int dash = text.indexOf('-');
        return new FeedPosition(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public int compareTo(FeedPosition other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(index, other.index);
    }

    @Override
    public String toString() {
        return transaction + "-" + index;
    }
}
