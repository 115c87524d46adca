@NullMarked
package org.netpeering.server.embedded;

import org.jspecify.annotations.NullMarked;
