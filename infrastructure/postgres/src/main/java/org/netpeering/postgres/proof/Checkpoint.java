package org.netpeering.postgres.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * What is signed: that the first rows of a log have this Merkle tree. Its text is a checkpoint as in C2SP tlog-checkpoint, with
 * two further lines, {@code number N} and {@code time INSTANT}.
 *
 * @param origin the name of the log
 * @param size how many rows there are in the tree
 * @param root of the tree
 * @param number 1 for the first, and so on without gaps
 * @param time when it was made
 */
record Checkpoint(String origin, long size, Hash root, long number, Instant time) {
    private static final String NUMBER = "number ";
    private static final String TIME = "time ";
    private static final int LINES = 5;

    String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + NUMBER + number + "\n" + TIME + time + "\n";
    }

    /** @throws IllegalArgumentException if this is not, byte for byte, the text of a checkpoint */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() == LINES
                && lines.get(3).startsWith(NUMBER)
                && lines.get(4).startsWith(TIME)) {
            try {
                Checkpoint checkpoint = new Checkpoint(
                        lines.get(0),
                        Long.parseLong(lines.get(1)),
                        Hash.of(Base64.getDecoder().decode(lines.get(2))),
                        Long.parseLong(lines.get(3).substring(NUMBER.length())),
                        Instant.parse(lines.get(4).substring(TIME.length())));
                if (checkpoint.text().equals(text)) {
                    return checkpoint;
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException("This is not the text of a checkpoint: " + e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException("This is not the text of a checkpoint");
    }
}
