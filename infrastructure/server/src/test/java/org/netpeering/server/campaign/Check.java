package org.netpeering.server.campaign;

import java.util.List;

/** One promise, held against the evidence. */
@FunctionalInterface
interface Check {
    List<Violation> violations(Evidence evidence);
}
