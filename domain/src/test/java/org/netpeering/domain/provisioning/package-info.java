@NullMarked
package org.netpeering.domain.provisioning;

import org.jspecify.annotations.NullMarked;
