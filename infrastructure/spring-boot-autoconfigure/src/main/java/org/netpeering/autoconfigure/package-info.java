/** The engine inside a Spring Boot application: put together from the beans that the application has. */
@NullMarked
package org.netpeering.autoconfigure;

import org.jspecify.annotations.NullMarked;
