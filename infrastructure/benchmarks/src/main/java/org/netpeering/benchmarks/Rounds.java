package org.netpeering.benchmarks;

import java.time.Duration;

/**
 * How often, and how long each time, something is measured by turns with what it is compared with.
 *
 * @param warmUp how long it runs before anything counts
 */
record Rounds(int count, Duration each, Duration warmUp) {}
