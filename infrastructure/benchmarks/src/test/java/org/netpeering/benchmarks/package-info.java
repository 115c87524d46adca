@NullMarked
package org.netpeering.benchmarks;

import org.jspecify.annotations.NullMarked;
