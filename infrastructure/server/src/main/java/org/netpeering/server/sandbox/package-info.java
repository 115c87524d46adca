/** What only the sandbox has: a clock that can be moved, and a way to begin anew. */
@NullMarked
package org.netpeering.server.sandbox;

import org.jspecify.annotations.NullMarked;
