package org.netpeering.autoconfigure;

import javax.sql.DataSource;
import org.netpeering.postgres.PeeringSchema;
import org.springframework.beans.factory.InitializingBean;

/** Has the schema of the engine made before anything uses it; what the application migrates by itself is not touched. */
record SchemaMigration(DataSource dataSource, NetPeeringProperties.Schema settings) implements InitializingBean {
    @Override
    public void afterPropertiesSet() {
        if (settings.migrate()) {
            PeeringSchema.migrate(dataSource, settings.connectRetries());
        } else {
            PeeringSchema.check(dataSource, settings.connectRetries());
        }
    }
}
