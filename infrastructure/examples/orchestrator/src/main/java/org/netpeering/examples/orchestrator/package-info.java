/** An orchestrator in small: its own Nets and tenants, the engine inside, and real networks that are joined and taken apart. */
@NullMarked
package org.netpeering.examples.orchestrator;

import org.jspecify.annotations.NullMarked;
