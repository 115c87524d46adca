package org.netpeering.fcu;

/**
 * What this dialect tells its callers about the installation.
 *
 * @param region the name of the one region, such as {@code eu-west-2}
 * @param subregion the one part of the region in which Subnets and VMs lie, such as {@code eu-west-2a}
 * @param endpoint host and port under which callers reach this dialect, without a scheme
 */
public record FcuSettings(String region, String subregion, String endpoint) {}
