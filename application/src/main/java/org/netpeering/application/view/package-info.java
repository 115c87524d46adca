/** The read model: its projection, its queries, and the port behind which it is kept. */
@NullMarked
package org.netpeering.application.view;

import org.jspecify.annotations.NullMarked;
