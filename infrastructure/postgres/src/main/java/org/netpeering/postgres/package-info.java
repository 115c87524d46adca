/** The engine on PostgreSQL: event log, read model, tokens, sagas and deadlines, in the schema {@code netpeering}. */
@NullMarked
package org.netpeering.postgres;

import org.jspecify.annotations.NullMarked;
