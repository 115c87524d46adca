package org.netpeering.server.accounts.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Shows accounts as an indented list. */
record AccountListing(PrintWriter out) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    void show(List<AccountBook.Listed> accounts) {
        if (accounts.isEmpty()) {
            out.println("There is no account in the database; add one by 'accounts add NAME'.");
        }
        for (AccountBook.Listed listed : accounts) {
            out.println(listed.account().id() + "  " + listed.account().name()
                    + unlessActive(listed.account().state()));
            listed.keys().forEach(key -> show("    ", key));
            for (AccountBook.ListedUser user : listed.users()) {
                out.println("    user " + user.user().name()
                        + unlessActive(user.user().state())
                        + (user.user().hasPassword() ? ", with a password" : "") + names(user.policies()));
                user.keys().forEach(key -> show("        ", key));
            }
        }
    }

    private void show(String indent, AccountBook.ListedKey listed) {
        KeyRows.Row key = listed.key();
        Instant rotated = key.rotated();
        out.println(indent + key.owner().keyId() + "  " + key.state().text() + ", made " + MINUTE.format(key.created())
                + (rotated == null ? "" : ", rotated " + MINUTE.format(rotated)) + names(listed.policies()));
    }

    private static String unlessActive(String state) {
        return state.equals(State.ACTIVE.text()) ? "" : "  (" + state + ")";
    }

    private static String names(List<String> policies) {
        return policies.isEmpty() ? "" : ", policies " + String.join(" ", policies);
    }
}
