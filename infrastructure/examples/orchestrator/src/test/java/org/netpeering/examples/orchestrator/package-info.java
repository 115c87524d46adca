@NullMarked
package org.netpeering.examples.orchestrator;

import org.jspecify.annotations.NullMarked;
