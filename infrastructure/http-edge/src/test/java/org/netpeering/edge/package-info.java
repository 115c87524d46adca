@NullMarked
package org.netpeering.edge;

import org.jspecify.annotations.NullMarked;
