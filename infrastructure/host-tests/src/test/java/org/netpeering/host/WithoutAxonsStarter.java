package org.netpeering.host;

import org.netpeering.application.port.NetDirectory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The same application with nothing but a database and the engine. */
final class WithoutAxonsStarter {
    private static final String OURS = "org.netpeering.autoconfigure.NetPeeringAutoConfiguration";

    private WithoutAxonsStarter() {}

    static ApplicationContextRunner on(HostPostgres database) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        ours()))
                .withBean(NetDirectory.class, () -> new Host().nets())
                .withPropertyValues(database.properties());
    }

    private static Class<?> ours() {
        try {
            return Class.forName(OURS);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
