@NullMarked
package org.netpeering.server.console;

import org.jspecify.annotations.NullMarked;
