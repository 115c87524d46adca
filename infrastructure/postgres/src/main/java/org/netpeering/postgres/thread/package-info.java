/** Threads of the engine's own. */
@NullMarked
package org.netpeering.postgres.thread;

import org.jspecify.annotations.NullMarked;
