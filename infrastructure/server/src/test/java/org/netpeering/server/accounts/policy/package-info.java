@NullMarked
package org.netpeering.server.accounts.policy;

import org.jspecify.annotations.NullMarked;
