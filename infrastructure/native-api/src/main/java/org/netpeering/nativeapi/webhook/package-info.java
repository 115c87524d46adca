/** Delivers events to the receivers that somebody has named, and to no address that is none of theirs. */
@NullMarked
package org.netpeering.nativeapi.webhook;

import org.jspecify.annotations.NullMarked;
