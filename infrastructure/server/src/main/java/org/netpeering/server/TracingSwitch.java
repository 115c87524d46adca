package org.netpeering.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Nothing of tracing is there unless spans are sent somewhere: an SDK that records for nobody would cost time at the start, memory, and a
 * little of every call.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {
    /** Where spans are sent; tracing is on while it is set. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String SDK = "org.springframework.boot.opentelemetry.";

    private Environment environment = new StandardEnvironment();

    static boolean isOn(Environment environment) {
        return StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean isOn = isOn(environment);
        boolean[] matches = new boolean[configurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = configurations[i];
            matches[i] = isOn || name == null || !(name.startsWith(TRACING) || name.startsWith(SDK));
        }
        return matches;
    }
}
