@NullMarked
package org.netpeering.server.accounts.table;

import org.jspecify.annotations.NullMarked;
