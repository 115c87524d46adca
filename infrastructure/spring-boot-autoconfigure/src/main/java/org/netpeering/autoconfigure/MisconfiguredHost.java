package org.netpeering.autoconfigure;

/** The engine cannot work with what the application around it has; says what is wrong, and what to do about it. */
final class MisconfiguredHost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    MisconfiguredHost(String description, String action) {
        super(description);
        this.action = action;
    }

    static MisconfiguredHost withoutDataSource() {
        return new MisconfiguredHost(
                "netpeering keeps its peerings in a PostgreSQL, and this application has no DataSource.",
                "Set spring.datasource.url=jdbc:postgresql://HOST/DATABASE, spring.datasource.username and"
                        + " spring.datasource.password, or define a bean of type javax.sql.DataSource. To do without"
                        + " the engine set netpeering.enabled=false.");
    }

    String action() {
        return action;
    }
}
