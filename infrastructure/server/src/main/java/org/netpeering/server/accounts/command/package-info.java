/** The command line for the accounts in the database. */
@NullMarked
package org.netpeering.server.accounts.command;

import org.jspecify.annotations.NullMarked;
