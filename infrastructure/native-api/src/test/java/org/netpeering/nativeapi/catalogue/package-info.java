/** Writes the catalogue of events from the events themselves, and checks it. */
@NullMarked
package org.netpeering.nativeapi.catalogue;

import org.jspecify.annotations.NullMarked;
