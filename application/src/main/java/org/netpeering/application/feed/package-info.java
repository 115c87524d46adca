/** The events as they stand in the log, for those who follow them as they happen. */
@NullMarked
package org.netpeering.application.feed;

import org.jspecify.annotations.NullMarked;
