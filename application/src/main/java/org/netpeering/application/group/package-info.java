/** What many ask for at the same moment, done once for all of them. */
@NullMarked
package org.netpeering.application.group;

import org.jspecify.annotations.NullMarked;
