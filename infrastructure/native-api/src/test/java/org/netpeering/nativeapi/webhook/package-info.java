@NullMarked
package org.netpeering.nativeapi.webhook;

import org.jspecify.annotations.NullMarked;
