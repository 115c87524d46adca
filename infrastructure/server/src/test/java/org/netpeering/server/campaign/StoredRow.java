package org.netpeering.server.campaign;

import org.netpeering.domain.api.PeeringView;

/** A row of the read model. */
record StoredRow(PeeringView view, long version) {}
