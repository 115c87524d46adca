/** Events as those outside read them. */
@NullMarked
package org.netpeering.nativeapi.event;

import org.jspecify.annotations.NullMarked;
