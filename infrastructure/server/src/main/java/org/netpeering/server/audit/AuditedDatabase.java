package org.netpeering.server.audit;

import java.util.function.Function;
import javax.sql.DataSource;

/** Opens the database that the settings name. */
@FunctionalInterface
public interface AuditedDatabase {
    /** Hands it over as it is, and closes what was opened for it. */
    <T> T read(Function<DataSource, T> work);
}
