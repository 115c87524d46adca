/** What callers may do. */
@NullMarked
package org.netpeering.application.access;

import org.jspecify.annotations.NullMarked;
