package org.netpeering.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.SchemaVersionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Shows what keeps the engine from starting in this application, and what to do, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MisconfiguredHostAnalyzer implements FailureAnalyzer {
    private static final String USE_A_LATER_ONE =
            "Start a netpeering that knows this version, at least the one that ran on this database last. There is no"
                    + " way back to an earlier schema but a backup from before that.";
    private static final String MIGRATE =
            "Run the migrations in classpath:db/netpeering with your Flyway (schema 'netpeering', table"
                    + " 'schema_history'), or leave it to netpeering by netpeering.schema.migrate=true.";

    /** Spring Boot has a DataSource as long as nobody asks for it. */
    private static final String NO_URL =
            "org.springframework.boot.jdbc.autoconfigure.DataSourceProperties$DataSourceBeanCreationException";

    private final Environment environment;

    MisconfiguredHostAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MisconfiguredHost misconfigured) {
                return analysis(misconfigured);
            }
            if (cause.getClass().getName().equals(NO_URL) && isEnabled()) {
                return analysis(MisconfiguredHost.withoutDataSource());
            }
            if (cause instanceof SchemaVersionException version) {
                return new FailureAnalysis(
                        cause.getMessage() + ".", version.isNewer() ? USE_A_LATER_ONE : MIGRATE, cause);
            }
        }
        return null;
    }

    private boolean isEnabled() {
        return environment.getProperty("netpeering.enabled", Boolean.class, true);
    }

    private static FailureAnalysis analysis(MisconfiguredHost misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.action(), misconfigured);
    }
}
