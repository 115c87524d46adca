package org.netpeering.fcu;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.netpeering.application.call.CallContext;

/** Tells callers who they are and what their account can do; many clients ask this first. */
final class AccountActions {
    private static final SortedMap<String, String> ATTRIBUTES =
            new TreeMap<>(Map.of("supported-platforms", "VPC", "default-vpc", "none"));

    void addTo(Actions actions) {
        actions.add("DescribeAccountAttributes", this::describeAttributes);
        actions.add(CalledApi.CALLER_IDENTITY, this::callerIdentity);
        actions.add(CalledApi.ACCOUNT_ALIASES, this::accountAliases);
    }

    private XmlContent describeAttributes(Parameters parameters, CallContext caller) {
        List<String> named = parameters.texts("AttributeName");
        parameters.endOrDryRun();
        for (String name : named) {
            if (!ATTRIBUTES.containsKey(name)) {
                throw FcuError.invalidValue("AttributeName", name, "It is one of " + ATTRIBUTES.keySet() + ".")
                        .asException();
            }
        }
        List<Map.Entry<String, String>> shown = ATTRIBUTES.entrySet().stream()
                .filter(one -> named.isEmpty() || named.contains(one.getKey()))
                .toList();
        return xml -> xml.set(
                "accountAttributeSet",
                shown,
                (item, one) -> item.text("attributeName", one.getKey())
                        .set(
                                "attributeValueSet",
                                List.of(one.getValue()),
                                (value, text) -> value.text("attributeValue", text)));
    }

    private XmlContent callerIdentity(Parameters parameters, CallContext caller) {
        parameters.end();
        String account = caller.account().value();
        return xml -> xml.text("Arn", "arn:aws:iam::" + account + ":root")
                .text("UserId", account)
                .text("Account", account);
    }

    private XmlContent accountAliases(Parameters parameters, CallContext caller) {
        parameters.text("Marker");
        parameters.number("MaxItems", 1, 1000);
        parameters.end();
        return xml -> xml.flag("IsTruncated", false).element("AccountAliases", none -> {});
    }
}
