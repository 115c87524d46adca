/** The small inventory of Nets, Subnets and VMs that comes with the server. */
@NullMarked
package org.netpeering.server.inventory;

import org.jspecify.annotations.NullMarked;
