/** Events out to a real Kafka. */
@NullMarked
package org.netpeering.host.kafka;

import org.jspecify.annotations.NullMarked;
