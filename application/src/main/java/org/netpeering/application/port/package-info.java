/** What the engine needs from those who embed it. */
@NullMarked
package org.netpeering.application.port;

import org.jspecify.annotations.NullMarked;
