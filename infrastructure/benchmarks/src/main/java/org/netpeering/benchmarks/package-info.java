/** How fast it is, measured by anyone with one command. */
@NullMarked
package org.netpeering.benchmarks;

import org.jspecify.annotations.NullMarked;
