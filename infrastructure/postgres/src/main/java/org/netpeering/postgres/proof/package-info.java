/** Proof that nothing in the log was altered: hash chains, a Merkle tree over the log, signed checkpoints, and their verification. */
@NullMarked
package org.netpeering.postgres.proof;

import org.jspecify.annotations.NullMarked;
