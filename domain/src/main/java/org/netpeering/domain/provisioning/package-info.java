/** What the provisioner of the host is to do, as a pure reaction to events. */
@NullMarked
package org.netpeering.domain.provisioning;

import org.jspecify.annotations.NullMarked;
