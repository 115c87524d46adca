@NullMarked
package org.netpeering.autoconfigure;

import org.jspecify.annotations.NullMarked;
