package org.netpeering.edge;

/**
 * One header line of a request or of an answer.
 *
 * @param name the name, spelled as sent
 * @param value the value; the bytes of the wire read as ISO 8859-1
 */
public record HttpHeader(String name, String value) {}
