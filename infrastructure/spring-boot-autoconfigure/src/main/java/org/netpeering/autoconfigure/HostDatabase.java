package org.netpeering.autoconfigure;

import javax.sql.DataSource;

/** The database of the application, in which the engine has a schema of its own. */
record HostDatabase(DataSource dataSource) {}
