package org.netpeering.server.hostile;

import java.util.List;
import java.util.Random;

/** Texts that have broken servers before, and those that this server takes. */
record NastyValues(Random random, Known known) {
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\u001b[31m",
            "\r\nSet-Cookie: a=b",
            "\uD83D\uDE00",
            "\uD800",
            "\u202Egnp.exe",
            "\uFEFF",
            "'; DROP TABLE netpeering.event; --",
            "1' OR '1'='1",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}{{7*7}}",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
            "]]><script>alert(1)</script>",
            "../../../../etc/passwd",
            "%00",
            "%2e%2e%2f",
            "%",
            "+",
            "-1",
            "0",
            "1000",
            "1001",
            "2147483648",
            "99999999999999999999999999999999999999",
            "1e999999",
            "NaN",
            "true",
            "null",
            "*",
            "?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*x",
            "((((((((((a+)+)+)+)+)+)+)+)+)+",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "010.0.0.0/16",
            "256.0.0.0/8",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.0",
            "vpc-",
            "vpc-0000000g",
            "vpc-00000000000000000",
            "pcx-ffffffff",
            "PCX-00000001",
            "000000000000",
            "0000000000000000",
            "2026-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z");

    /** A text that fits the field, a nasty one, a long one, or one of anything. */
    String text(String field) {
        int kind = random.nextInt(100);
        if (kind < 60) {
            List<String> fitting = known.fitting(field);
            return fitting.get(random.nextInt(fitting.size()));
        }
        if (kind < 94) {
            return NASTY.get(random.nextInt(NASTY.size()));
        }
        if (kind < 97) {
            return "x".repeat(random.nextInt(5000));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    /** For no field in particular. */
    String text() {
        return text("");
    }
}
