/** What the server gives the web console. */
@NullMarked
package org.netpeering.server.console;

import org.jspecify.annotations.NullMarked;
