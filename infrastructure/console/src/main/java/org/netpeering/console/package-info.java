/** The web console: pages for people, drawn by the server. */
@NullMarked
package org.netpeering.console;

import org.jspecify.annotations.NullMarked;
