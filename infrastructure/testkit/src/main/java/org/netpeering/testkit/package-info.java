/** Given/when/then, a clock that stands still, the whole engine in memory, and a simulation: for tests, ours and yours. */
@NullMarked
package org.netpeering.testkit;

import org.jspecify.annotations.NullMarked;
