package org.netpeering.application.audit;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An entry and the words under which it is found.
 *
 * @param terms see {@link AuditCondition#anyOf()}; among them {@code viewer:} and each account that may see the entry, and
 *     {@code month:} and the month in which it happened, in UTC
 */
public record IndexedEntry(AuditEntry entry, SortedSet<String> terms) {
    /** Copies the terms. */
    public IndexedEntry {
        terms = Collections.unmodifiableSortedSet(new TreeSet<>(terms));
    }
}
