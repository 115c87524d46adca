@NullMarked
package org.netpeering.server.audit;

import org.jspecify.annotations.NullMarked;
