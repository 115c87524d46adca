/** Who is calling: signature check, caller, request id, limits; the door that every HTTP dialect stands behind. */
@NullMarked
package org.netpeering.edge;

import org.jspecify.annotations.NullMarked;
