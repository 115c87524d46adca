@NullMarked
package org.netpeering.nativeapi;

import org.jspecify.annotations.NullMarked;
