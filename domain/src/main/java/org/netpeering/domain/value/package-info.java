/** The values every other word of the domain is made of: ids, accounts, ranges of addresses, tags. */
@NullMarked
package org.netpeering.domain.value;

import org.jspecify.annotations.NullMarked;
