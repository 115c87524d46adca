/** Our own HTTP API: what the engine knows and no other dialect has words for. */
@NullMarked
package org.netpeering.nativeapi;

import org.jspecify.annotations.NullMarked;
