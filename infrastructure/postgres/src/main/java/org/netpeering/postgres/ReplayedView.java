package org.netpeering.postgres;

import java.util.Collection;
import java.util.List;
import org.netpeering.application.audit.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that can be made again from the log. What is added a second time changes nothing, or brings the row up to date. */
interface ReplayedView {
    /** Under which name it is asked for. */
    String name();

    /** The table, without its schema. */
    String table();

    /** The column of its primary key. */
    String key();

    /** Adds what these streams, each whole, make of it. */
    void add(JdbcClient jdbc, String table, Collection<List<RecordedEvent>> streams);

    /** The number of the last attempt that it has to show; 0 if it shows none. */
    default long attempts(JdbcClient jdbc) {
        return 0;
    }

    /** Adds the attempts of these numbers. */
    default void addAttempts(JdbcClient jdbc, String table, long from, long to) {}
}
