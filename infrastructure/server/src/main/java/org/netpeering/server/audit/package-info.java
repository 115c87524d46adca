/** The proof of the log, as the server and its command line have it: the key that signs, checkpoints, {@code audit}. */
@NullMarked
package org.netpeering.server.audit;

import org.jspecify.annotations.NullMarked;
