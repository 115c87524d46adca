/** The command that makes views again from the log. */
@NullMarked
package org.netpeering.server.views;

import org.jspecify.annotations.NullMarked;
