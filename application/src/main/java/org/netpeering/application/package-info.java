/** How the engine runs on Axon, and the facade by which adapters use it. */
@NullMarked
package org.netpeering.application;

import org.jspecify.annotations.NullMarked;
