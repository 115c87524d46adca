/** The engine inside a larger program that has buses and units of work of its own. */
@NullMarked
package org.netpeering.application.host;

import org.jspecify.annotations.NullMarked;
