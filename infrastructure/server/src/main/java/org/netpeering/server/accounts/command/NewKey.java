package org.netpeering.server.accounts.command;

import java.util.random.RandomGenerator;

/**
 * An access key that was just made: the only moment at which its secret can be shown.
 *
 * @param id 20 capital letters and digits
 * @param secret 40 capital letters and digits, 206 bits of chance
 */
record NewKey(String id, String secret) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    static NewKey draw(RandomGenerator random) {
        return new NewKey("AK" + text(random, 18), text(random, 40));
    }

    private static String text(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewKey[" + id + "]";
    }
}
