/** A seeded stranger who sends the server everything that a request should not be. */
@NullMarked
package org.netpeering.server.hostile;

import org.jspecify.annotations.NullMarked;
