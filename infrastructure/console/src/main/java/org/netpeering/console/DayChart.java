package org.netpeering.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netpeering.application.audit.AuditEntry;

/** How much happened on each day, in UTC, piled up by what it led to; as long as the days fit. */
record DayChart(List<Day> days, long most) {
    static final int HEIGHT = 120;

    private static final int MOST_DAYS = 31;
    private static final List<String> ORDER = List.of(
            "pending-acceptance",
            "provisioning",
            "active",
            "deleting",
            "rejected",
            "failed",
            "expired",
            "deleted",
            "same",
            "refused");

    /** @param x of the bar, from the left */
    record Day(String date, int x, long total, List<Part> parts) {}

    /** @param y from the top */
    record Part(String kind, long count, double y, double height) {}

    static DayChart of(List<AuditEntry> entries) {
        TreeMap<LocalDate, Map<String, Long>> counted = new TreeMap<>();
        for (AuditEntry entry : entries) {
            LocalDate day = entry.at().atZone(ZoneOffset.UTC).toLocalDate();
            counted.computeIfAbsent(day, key -> new TreeMap<>()).merge(kind(entry), 1L, Long::sum);
        }
        while (counted.size() > MOST_DAYS) {
            counted.pollFirstEntry();
        }
        long most = counted.values().stream().mapToLong(DayChart::total).max().orElse(1);
        List<Day> days = new ArrayList<>();
        counted.forEach(
                (date, kinds) -> days.add(new Day(date.toString(), days.size(), total(kinds), parts(kinds, most))));
        return new DayChart(days, most);
    }

    private static long total(Map<String, Long> kinds) {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Part> parts(Map<String, Long> kinds, long most) {
        List<Part> parts = new ArrayList<>();
        double y = HEIGHT;
        for (String kind : ORDER) {
            long count = kinds.getOrDefault(kind, 0L);
            if (count > 0) {
                double height = (double) HEIGHT * count / most;
                y -= height;
                parts.add(new Part(kind, count, y, height));
            }
        }
        return parts;
    }

    /** What an entry led to: a state, {@code same} if it stayed, or {@code refused}. */
    static String kind(AuditEntry entry) {
        if (entry.isAttempt()) {
            return "refused";
        }
        return entry.after() == null || entry.after() == entry.before()
                ? "same"
                : entry.after().wireName();
    }
}
