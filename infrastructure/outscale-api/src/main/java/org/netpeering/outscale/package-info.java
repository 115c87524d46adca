/** The OAPI dialect: {@code POST /api/<version>/<Action>}, JSON in and out, as real OUTSCALE clients speak it. */
@NullMarked
package org.netpeering.outscale;

import org.jspecify.annotations.NullMarked;
