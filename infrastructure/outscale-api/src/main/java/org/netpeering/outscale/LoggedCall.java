package org.netpeering.outscale;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditEntry.Refused;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that changed something or was refused, as ReadApiLogs shows it. What the audit trail does not keep, such as bodies and
 * durations, is left out.
 *
 * @param call the name of the action
 * @param status the HTTP status with which it was answered
 */
record LoggedCall(AuditEntry entry, String call, int status) {
    private static final String SERVICE = "api:";

    static final String API = "oapi";

    /** The call that led to the entry; null if it came another way. */
    static @Nullable LoggedCall of(AuditEntry entry) {
        String action = entry.conversation().action();
        return action == null || !action.startsWith(SERVICE)
                ? null
                : new LoggedCall(entry, action.substring(SERVICE.length()), statusOf(entry.refusal()));
    }

    private static int statusOf(@Nullable Refused refusal) {
        if (refusal == null) {
            return 200;
        }
        return switch (refusal.code()) {
            case "already-done" -> 200;
            case "action-denied" -> ErrorCode.NOT_AUTHORIZED.status();
            case "net-lacks-vm" -> ErrorCode.INVALID_STATE.status();
            case "invalid-state" -> ErrorCode.INVALID_STATE_TRANSITION.status();
            case "too-many-pending-requests" -> ErrorCode.TOO_MANY_REQUESTS.status();
            case "too-many-peerings" -> ErrorCode.TOO_MANY_PEERINGS.status();
            case "too-many-tags" -> ErrorCode.TOO_MANY_TAGS.status();
            default -> ErrorCode.INVALID_VALUE.status();
        };
    }

    ObjectNode document(Shown shown) {
        ObjectNode log = Json.object();
        shown.put(log, "AccountId", entry.actor().account());
        shown.put(log, "QueryAccessKey", entry.actor().accessKeyId());
        shown.put(log, "QueryApiName", API);
        shown.put(log, "QueryCallName", call);
        shown.put(log, "QueryDate", entry.at().toString());
        shown.put(log, "QueryIpAddress", entry.actor().sourceIp());
        shown.put(log, "QueryUserAgent", entry.actor().userAgent());
        shown.put(log, "RequestId", entry.conversation().requestId());
        if (shown.isShown("ResponseStatusCode")) {
            log.put("ResponseStatusCode", status);
        }
        return log;
    }

    /** Which fields the caller wants to see. */
    @FunctionalInterface
    interface Shown {
        boolean isShown(String field);

        private void put(ObjectNode log, String field, @Nullable String value) {
            if (value != null && isShown(field)) {
                log.put(field, value);
            }
        }
    }
}
