/** Command buses that reach other JVMs. */
@NullMarked
package org.netpeering.host.cluster;

import org.jspecify.annotations.NullMarked;
