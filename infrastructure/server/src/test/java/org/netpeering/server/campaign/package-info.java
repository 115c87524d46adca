/**
 * The crash campaign: real nodes under load on a real PostgreSQL, killed, cut off and started again, and then the log
 * called as the witness of what they promised.
 */
@NullMarked
package org.netpeering.server.campaign;

import org.jspecify.annotations.NullMarked;
