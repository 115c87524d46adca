/** Who is calling, and how that travels with a command to the events it causes. */
@NullMarked
package org.netpeering.application.call;

import org.jspecify.annotations.NullMarked;
