/** Who may call: accounts and their access keys. */
@NullMarked
package org.netpeering.server.accounts;

import org.jspecify.annotations.NullMarked;
