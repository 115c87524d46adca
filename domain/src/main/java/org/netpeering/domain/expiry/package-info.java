/** When a request lapses, as a pure reaction to its events. */
@NullMarked
package org.netpeering.domain.expiry;

import org.jspecify.annotations.NullMarked;
