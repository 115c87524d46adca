/** How events, commands and their outcomes are written for those outside of this JVM; every adapter that writes them stands on it. */
@NullMarked
package org.netpeering.messages;

import org.jspecify.annotations.NullMarked;
