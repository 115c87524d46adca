@NullMarked
package org.netpeering.postgres.proof;

import org.jspecify.annotations.NullMarked;
