package org.netpeering.edge;

/**
 * Where a request comes from.
 *
 * @param address the IP address of the client, as far as it can be believed
 * @param isSecure whether the client speaks TLS
 */
record Origin(String address, boolean isSecure) {}
