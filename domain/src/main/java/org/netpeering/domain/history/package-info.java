/** What a peering was: at any instant, at any version, and from one to the other. */
@NullMarked
package org.netpeering.domain.history;

import org.jspecify.annotations.NullMarked;
