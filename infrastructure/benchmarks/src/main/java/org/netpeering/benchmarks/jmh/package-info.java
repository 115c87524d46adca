/** What single steps of a call cost, without a database and without a network. */
@NullMarked
package org.netpeering.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
