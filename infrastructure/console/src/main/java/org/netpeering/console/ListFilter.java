package org.netpeering.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.util.MultiValueMap;

/** Which peerings a list shows, as its address has it: a view is kept by keeping the address. */
final class ListFilter {
    static final String STATE = "state";
    static final String INBOX = "inbox";
    static final String NAME = "name";
    static final String TAG_KEY = "tagKey";
    static final String TAG_VALUE = "tagValue";

    /** Text fields, in the order of the form; {@code *} and {@code ?} are wildcards. */
    static final Map<String, Attribute> FIELDS = fields();

    private final MultiValueMap<String, String> parameters;

    ListFilter(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    private static Map<String, Attribute> fields() {
        Map<String, Attribute> fields = new LinkedHashMap<>();
        fields.put("id", Attribute.PEERING_ID);
        fields.put("sourceNet", Attribute.SOURCE_NET);
        fields.put("sourceRange", Attribute.SOURCE_RANGE);
        fields.put("sourceAccount", Attribute.SOURCE_ACCOUNT);
        fields.put("accepterNet", Attribute.ACCEPTER_NET);
        fields.put("accepterRange", Attribute.ACCEPTER_RANGE);
        fields.put("accepterAccount", Attribute.ACCEPTER_ACCOUNT);
        fields.put("message", Attribute.MESSAGE);
        fields.put("expires", Attribute.EXPIRES_AT);
        return fields;
    }

    public String text(String field) {
        @Nullable String value = parameters.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public List<String> states() {
        return parameters.getOrDefault(STATE, List.of()).stream()
                .filter(state -> PeeringStatus.ofWireName(state).isPresent())
                .toList();
    }

    public boolean isInbox() {
        return !text(INBOX).isEmpty();
    }

    /** Whether anything but a state is asked for. */
    public boolean isDetailed() {
        return FIELDS.keySet().stream().anyMatch(field -> !text(field).isEmpty())
                || !text(NAME).isEmpty()
                || !text(TAG_KEY).isEmpty()
                || !text(TAG_VALUE).isEmpty();
    }

    /** All conditions but that on the state. */
    List<PeeringFilter> details() {
        List<PeeringFilter> filters = new ArrayList<>();
        FIELDS.forEach((field, attribute) -> {
            if (!text(field).isEmpty()) {
                filters.add(new AttributeFilter(attribute, List.of(TextPattern.wildcard(text(field)))));
            }
        });
        if (!text(NAME).isEmpty()) {
            filters.add(tag("Name", text(NAME)));
        }
        if (!text(TAG_KEY).isEmpty() || !text(TAG_VALUE).isEmpty()) {
            filters.add(tag(text(TAG_KEY), text(TAG_VALUE)));
        }
        return filters;
    }

    private static PeeringFilter tag(String key, String value) {
        return new TagFilter(List.of(new TagCondition(
                key.isEmpty() ? null : TextPattern.wildcard(key),
                value.isEmpty() ? null : TextPattern.wildcard(value))));
    }

    /** All conditions of what is shown to that account. */
    List<PeeringFilter> conditions(AccountId account) {
        List<PeeringFilter> filters = new ArrayList<>(details());
        if (!states().isEmpty()) {
            filters.add(inStates(states()));
        }
        if (isInbox()) {
            filters.addAll(inboxOf(account));
        }
        return filters;
    }

    static PeeringFilter inStates(List<String> states) {
        return new AttributeFilter(
                Attribute.STATUS, states.stream().map(TextPattern::exact).toList());
    }

    /** What the inbox of that account holds, whatever else is asked. */
    static List<PeeringFilter> inboxOf(AccountId account) {
        return List.of(
                inStates(List.of(PeeringStatus.PENDING_ACCEPTANCE.wireName())),
                new AttributeFilter(Attribute.ACCEPTER_ACCOUNT, List.of(TextPattern.exact(account.value()))));
    }
}
