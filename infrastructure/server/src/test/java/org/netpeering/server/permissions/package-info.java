/** Who may do what, shown as a table that the real server fills in. */
@NullMarked
package org.netpeering.server.permissions;

import org.jspecify.annotations.NullMarked;
