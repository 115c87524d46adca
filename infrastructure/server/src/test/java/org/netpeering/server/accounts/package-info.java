@NullMarked
package org.netpeering.server.accounts;

import org.jspecify.annotations.NullMarked;
