/** What follows from events without anybody asking: expiry, redundant requests, orders to the provisioner of the host. */
@NullMarked
package org.netpeering.application.process;

import org.jspecify.annotations.NullMarked;
