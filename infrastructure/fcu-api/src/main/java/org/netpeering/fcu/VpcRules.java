package org.netpeering.fcu;

/**
 * How the Nets of the inventory behave in a personality.
 *
 * @param anyRange whether a VPC may have any block of IPv4 addresses; otherwise a private one
 * @param idDigits how many hexadecimal digits the id of a new VPC has
 * @param takesPeeringsAlong whether a VPC that is deleted takes its active peerings and its own requests along; otherwise they must go first
 * @param routes whether VPCs have route tables
 */
record VpcRules(boolean anyRange, int idDigits, boolean takesPeeringsAlong, boolean routes) {
    static final VpcRules OUTSCALE = new VpcRules(false, 8, false, false);
    static final VpcRules AWS = new VpcRules(true, 17, true, true);
}
