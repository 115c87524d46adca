package org.netpeering.application.audit;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition.InMonths;
import org.netpeering.application.audit.AuditCondition.ShownTo;
import org.netpeering.application.audit.AuditEntry.Ends;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.TagOwner;

/** Gathers the words under which an entry is found; the other half of {@link AuditCondition}, and the month for slices of time. */
final class AuditTerms {
    private final SortedSet<String> terms = new TreeSet<>();

    private AuditTerms() {}

    /** Those that the entry itself yields. */
    static AuditTerms of(AuditEntry entry) {
        AuditTerms terms = new AuditTerms();
        terms.terms.addAll(new InMonths(List.of(YearMonth.from(entry.at().atOffset(ZoneOffset.UTC)))).anyOf());
        terms.add("type", entry.type());
        terms.add("peering", entry.peering());
        terms.addEnds(entry.ends());
        terms.addActor(entry.actor());
        terms.add("request", entry.conversation().requestId());
        terms.add("correlation", entry.conversation().correlationId());
        if (entry.refusal() != null) {
            terms.add("refusal", entry.refusal().code());
        } else if (entry.after() != null && entry.after() != entry.before()) {
            terms.add("reached", entry.after().wireName());
        }
        return terms;
    }

    private void addEnds(Ends ends) {
        add("net", ends.sourceNet());
        add("net", ends.accepterNet());
        add("account", ends.sourceAccount());
        add("account", ends.accepterAccount());
    }

    private void addActor(Actor actor) {
        add("actor", actor.account());
        add("actor", actor.accessKeyId());
        if (actor.user() != null) {
            add("actor", actor.account() + "/" + actor.user());
        }
        if (AccountId.isValid(actor.account())) {
            add("account", actor.account());
        }
    }

    /** Ranges and tags of the peering as it was then. */
    AuditTerms about(PeeringView view) {
        addRanges(view.source());
        addRanges(view.accepter());
        for (Map.Entry<TagOwner, SortedMap<String, String>> owner : view.tags().entrySet()) {
            owner.getValue().forEach((key, value) -> {
                for (@Nullable
                AccountId whose : new @Nullable AccountId[] {owner.getKey().account(), null}) {
                    terms.add(tag(whose, key, null));
                    terms.add(tag(whose, key, value));
                }
            });
        }
        return this;
    }

    private void addRanges(NetEnd end) {
        for (CidrBlock range : end.ranges()) {
            add("range", range);
        }
    }

    AuditTerms shownTo(AccountId viewer) {
        terms.addAll(new ShownTo(viewer).anyOf());
        return this;
    }

    SortedSet<String> all() {
        return terms;
    }

    private void add(String kind, @Nullable Object value) {
        if (value != null) {
            terms.add(kind + ":" + value);
        }
    }

    /** A key cannot be taken for a key and a value: the value is introduced by the length of the key. */
    static String tag(@Nullable AccountId owner, String key, @Nullable String value) {
        String whose = owner == null ? "" : owner.value();
        return "tag:" + whose + ":" + key.length() + ":" + key + (value == null ? "" : "=" + value);
    }
}
