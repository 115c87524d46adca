/** Events out to Apache Kafka. */
@NullMarked
package org.netpeering.kafka;

import org.jspecify.annotations.NullMarked;
