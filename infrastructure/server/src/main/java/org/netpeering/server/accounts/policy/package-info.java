/** Policies as people write them: in JSON, or in YAML as a part of the accounts file. */
@NullMarked
package org.netpeering.server.accounts.policy;

import org.jspecify.annotations.NullMarked;
