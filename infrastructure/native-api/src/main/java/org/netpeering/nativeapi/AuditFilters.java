package org.netpeering.nativeapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditCondition.ByActor;
import org.netpeering.application.audit.AuditCondition.OfAccount;
import org.netpeering.application.audit.AuditCondition.OfCorrelation;
import org.netpeering.application.audit.AuditCondition.OfNet;
import org.netpeering.application.audit.AuditCondition.OfPeering;
import org.netpeering.application.audit.AuditCondition.OfRequest;
import org.netpeering.application.audit.AuditCondition.OfType;
import org.netpeering.application.audit.AuditCondition.RangesContain;
import org.netpeering.application.audit.AuditCondition.Reached;
import org.netpeering.application.audit.AuditCondition.RefusedFor;
import org.netpeering.application.audit.AuditCondition.Tagged;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** Reads the parameters of a search in the audit trail. */
final class AuditFilters {
    static final String FROM = "from";
    static final String TO = "to";
    static final String ORDER = "order";
    static final Set<String> NAMES = Set.of(
            "peering",
            "net",
            "account",
            "actor",
            "type",
            "refusal",
            "state",
            "tag",
            "range",
            "request",
            "correlation",
            FROM,
            TO,
            ORDER);

    private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");
    private static final Pattern ACTOR = Pattern.compile("engine|[0-9]{12}(/[!-~]{1,128})?|[A-Za-z0-9]{16,128}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9]+([.:-][A-Za-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final int LONGEST_TAG = 600;

    private final QueryParameters parameters;
    private final @Nullable AccountId viewer;
    private final List<AuditCondition> conditions = new ArrayList<>();

    private AuditFilters(QueryParameters parameters, @Nullable AccountId viewer) {
        this.parameters = parameters;
        this.viewer = viewer;
    }

    /** The first page of the search, with one entry. */
    static SearchAudit search(QueryParameters parameters, @Nullable AccountId viewer) {
        AuditFilters filters = new AuditFilters(parameters, viewer);
        filters.readConditions();
        Instant from = filters.instant(FROM).orElse(null);
        Instant to = filters.instant(TO).orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.invalidValue(
                            FROM, from.toString(), "The window is empty: " + FROM + " must lie before " + TO + ".")
                    .asException();
        }
        Order order = parameters
                .optional(
                        ORDER,
                        Set.of("newest", "oldest")::contains,
                        name -> name.equals("oldest") ? Order.OLDEST_FIRST : Order.NEWEST_FIRST,
                        "Send newest or oldest.")
                .orElse(Order.NEWEST_FIRST);
        return new SearchAudit(viewer, filters.conditions, from, to, order, null, 1);
    }

    private Optional<Instant> instant(String name) {
        return parameters.optional(name, Instants::isValid, Instants::parse, Instants.RULE);
    }

    private void readConditions() {
        add("peering", NetPeeringId::isValid, text -> new OfPeering(new NetPeeringId(text)), Rules.PEERING);
        add("net", NetId::isValid, text -> new OfNet(new NetId(text)), Rules.NET);
        add("account", AccountId::isValid, text -> new OfAccount(new AccountId(text)), Rules.ACCOUNT);
        add(
                "actor",
                matches(ACTOR),
                ByActor::new,
                "An actor is an account, an account, a slash and a user, an access key, or engine.");
        add(
                "type",
                matches(TYPE),
                OfType::new,
                "A type is that of an event, such as netpeering.requested.v1, or a command that was refused, such as"
                        + " AcceptNetPeering, or a denied action, such as api:AcceptNetPeering.");
        add("refusal", matches(CODE), RefusedFor::new, "The code of a refusal is such as invalid-state.");
        add(
                "state",
                name -> PeeringStatus.ofWireName(name).isPresent(),
                name -> new Reached(PeeringStatus.ofWireName(name).orElseThrow()),
                Rules.STATE);
        add(
                "tag",
                text -> !text.isEmpty() && !text.startsWith("=") && text.length() <= LONGEST_TAG && isPlain(text),
                this::tagged,
                "Write KEY, or KEY=VALUE.");
        add(
                "range",
                AuditFilters::isRange,
                AuditFilters::contain,
                "Write an address such as 10.0.0.1, or a range such"
                        + " as 10.0.0.0/24 with no bits set behind its prefix.");
        add("request", matches(WORD), OfRequest::new, Rules.ID);
        add("correlation", matches(WORD), OfCorrelation::new, Rules.ID);
        hideActorsOfOthers();
    }

    /** Whom another account employs is not told, so it must not be found out by asking. */
    private void hideActorsOfOthers() {
        boolean namesPerson = conditions.stream()
                .anyMatch(condition -> condition instanceof ByActor by
                        && !AccountId.isValid(by.actor())
                        && !by.actor().equals(CallMetadata.ENGINE));
        if (viewer != null && namesPerson) {
            conditions.add(new ByActor(viewer.value()));
        }
    }

    private void add(
            String name, Predicate<String> valid, Function<String, ? extends AuditCondition> reading, String rule) {
        parameters.optional(name, valid, reading::apply, rule).ifPresent(conditions::add);
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static boolean isPlain(String text) {
        return text.indexOf('\0') < 0;
    }

    private Tagged tagged(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Tagged(viewer, text, null)
                : new Tagged(viewer, text.substring(0, equals), text.substring(equals + 1));
    }

    private static boolean isRange(String text) {
        try {
            contain(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static RangesContain contain(String text) {
        return new RangesContain(CidrBlock.parse(text.contains("/") ? text : text + "/32"));
    }
}
