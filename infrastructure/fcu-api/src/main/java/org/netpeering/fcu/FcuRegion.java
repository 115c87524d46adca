package org.netpeering.fcu;

import org.netpeering.domain.value.RegionName;

/**
 * A region of the installation.
 *
 * @param name such as {@code eu-west-2}
 * @param subregion the one part of the region in which Subnets and VMs lie, such as {@code eu-west-2a}
 * @param endpoint host and port under which callers reach this dialect, without a scheme
 */
public record FcuRegion(RegionName name, String subregion, String endpoint) {}
