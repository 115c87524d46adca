/** Who did or tried what, when, from where and why it was refused: the audit trail, its queries, and the ports behind it. */
@NullMarked
package org.netpeering.application.audit;

import org.jspecify.annotations.NullMarked;
