package org.netpeering.server.hostile;

/**
 * The bytes of one request.
 *
 * @param kind what is wrong with it
 * @param isLast whether the server must not wait for more, since the bytes promise some that do not come
 */
record HostileRequest(String kind, byte[] bytes, boolean isLast) {}
