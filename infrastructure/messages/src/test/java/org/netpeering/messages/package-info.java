@NullMarked
package org.netpeering.messages;

import org.jspecify.annotations.NullMarked;
