/** Nets, Subnets and VMs as the dialects show them; present where the server keeps the Nets itself. */
@NullMarked
package org.netpeering.application.inventory;

import org.jspecify.annotations.NullMarked;
