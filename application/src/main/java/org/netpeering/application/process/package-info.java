/** What follows from events without anybody asking: expiry, redundant requests. */
@NullMarked
package org.netpeering.application.process;

import org.jspecify.annotations.NullMarked;
