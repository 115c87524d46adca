@NullMarked
package org.netpeering.embedded;

import org.jspecify.annotations.NullMarked;
