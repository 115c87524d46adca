/** The contract that other services share: commands, events, refusals, outcomes and the view of a peering. */
@NullMarked
package org.netpeering.domain.api;

import org.jspecify.annotations.NullMarked;
