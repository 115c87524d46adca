package org.netpeering.autoconfigure;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Lets whatever needs an initialized database wait for the schema of the engine as well. */
final class SchemaMigrationDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {
    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(SchemaMigration.class);
    }

    /** After the migrations of the application, which may be those of the engine too. */
    @Override
    public int getOrder() {
        return 2;
    }
}
