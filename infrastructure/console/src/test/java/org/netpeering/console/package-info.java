@NullMarked
package org.netpeering.console;

import org.jspecify.annotations.NullMarked;
