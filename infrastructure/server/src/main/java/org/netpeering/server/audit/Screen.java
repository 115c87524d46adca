package org.netpeering.server.audit;

import java.io.PrintWriter;

/**
 * Where a command says what it has to say.
 *
 * @param out the result
 * @param err how far it is
 * @param isTerminal whether somebody watches it
 */
public record Screen(PrintWriter out, PrintWriter err, boolean isTerminal) {}
