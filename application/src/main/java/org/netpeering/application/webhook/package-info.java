/** Events that are delivered to those who asked for them. */
@NullMarked
package org.netpeering.application.webhook;

import org.jspecify.annotations.NullMarked;
