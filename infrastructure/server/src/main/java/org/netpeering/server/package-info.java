/** The runnable application: modes, settings, wiring. */
@NullMarked
package org.netpeering.server;

import org.jspecify.annotations.NullMarked;
