/** Commands: facts gathered, aggregate asked, conflicts retried. */
@NullMarked
package org.netpeering.application.command;

import org.jspecify.annotations.NullMarked;
