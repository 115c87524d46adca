package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Optional;

/** What is read of the audit trail: by an account what concerns it, by an auditor all. */
interface AuditResource extends Resource {
    @Override
    default Map<String, String> rights() {
        return Map.of("GET", "netpeering:ReadAudit");
    }

    @Override
    default Optional<String> auditorRight() {
        return Optional.of("audit:ReadEntries");
    }
}
