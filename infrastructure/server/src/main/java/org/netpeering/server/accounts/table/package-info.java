/** Accounts in PostgreSQL, with secrets that are encrypted at rest. */
@NullMarked
package org.netpeering.server.accounts.table;

import org.jspecify.annotations.NullMarked;
