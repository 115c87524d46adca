@NullMarked
package org.netpeering.server;

import org.jspecify.annotations.NullMarked;
