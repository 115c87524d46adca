/** The engine on a real PostgreSQL for tests of JUnit; what it is driven and judged by is in {@link org.netpeering.testkit}. */
@NullMarked
package org.netpeering.testkit.junit;

import org.jspecify.annotations.NullMarked;
