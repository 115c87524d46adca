@NullMarked
package org.netpeering.testkit.junit;

import org.jspecify.annotations.NullMarked;
