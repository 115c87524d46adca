/** A real PostgreSQL server that lives in a directory of ours and needs nothing installed. */
@NullMarked
package org.netpeering.embedded;

import org.jspecify.annotations.NullMarked;
