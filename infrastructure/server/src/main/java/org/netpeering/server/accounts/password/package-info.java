/** Passwords of users, of which hashes are kept. */
@NullMarked
package org.netpeering.server.accounts.password;

import org.jspecify.annotations.NullMarked;
