package org.netpeering.server.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.netpeering.postgres.proof.Verified;

/** Says what a verification found in order, and how much that proves. */
record VerificationReport(PrintWriter out) {
    void show(String where, Verified found, boolean arePinned) {
        out.println("Nothing was altered in " + where + ".");
        line("chained", count(found.rows(), "row") + " of " + count(found.streams(), "stream"));
        Verified.Seal seal = found.lastSeal();
        if (seal == null) {
            line(
                    "sealed",
                    "none: there is no checkpoint, so whoever can write to the database can make a log like this");
            return;
        }
        line(
                "sealed",
                count(seal.rows(), "row") + " by " + count(found.checkpoints(), "checkpoint") + ", the last one, "
                        + seal.checkpoint() + ", made " + seal.time());
        line(
                "",
                "up to row " + seal.place() + " (stream " + seal.stream() + ", sequence number " + seal.sequence()
                        + ")");
        line("not sealed", count(found.unsealedRows(), "row") + " behind the last checkpoint, chained only");
        List<String> keys = seal.keys();
        for (int i = 0; i < keys.size(); i++) {
            line(i == 0 ? "signed by" : "", keys.get(i));
        }
        line(
                "",
                arePinned
                        ? "which was given (--public-key)"
                        : "which comes from the log itself and was not pinned: compare it, or name yours by --public-key=FILE");
    }

    private void line(String label, String text) {
        out.printf(Locale.ROOT, "  %-11s %s%n", label, text);
    }

    private static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
