@NullMarked
package org.netpeering.host;

import org.jspecify.annotations.NullMarked;
