/** What a peering is and may become: states, rules, decide and evolve. No I/O, no clock, no randomness. */
@NullMarked
package org.netpeering.domain.model;

import org.jspecify.annotations.NullMarked;
