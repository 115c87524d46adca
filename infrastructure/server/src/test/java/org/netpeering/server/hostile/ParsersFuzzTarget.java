package org.netpeering.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.HttpHeader;
import org.netpeering.fcu.FcuDialect;
import org.netpeering.fcu.FcuPersonality;
import org.netpeering.fcu.FcuSettings;
import org.netpeering.nativeapi.Explanations;
import org.netpeering.nativeapi.NativeDialect;
import org.netpeering.outscale.OutscaleDialect;
import org.netpeering.outscale.OutscaleSettings;
import org.netpeering.server.accounts.policy.PolicyDocument;
import org.netpeering.server.accounts.policy.PolicyMistake;
import org.netpeering.testkit.InMemoryNetPeerings;
import org.netpeering.testkit.Nets;

/**
 * What a fuzzer that is guided by coverage feeds: ranges, JSON bodies, forms, query strings, page tokens and policies. The
 * first byte says which; whatever is thrown but a refusal, and every answer of 5xx, is a finding.
 */
public final class ParsersFuzzTarget {
    private static final InMemoryNetPeerings ENGINE = InMemoryNetPeerings.start();
    private static final Dialect OAPI = new OutscaleDialect(
            ENGINE.peerings(), null, id -> Optional.empty(), OutscaleSettings.DEFAULTS, ENGINE.time());
    private static final Dialect FCU = new FcuDialect(
            ENGINE.peerings(), null, FcuPersonality.OUTSCALE, new FcuSettings("eu-west-2", "eu-west-2a", "localhost"));
    private static final Dialect NATIVE =
            new NativeDialect(ENGINE.peerings(), List.of(new Explanations(ENGINE.peerings())));
    private static final List<String> ACTIONS = List.of(
            "ReadNetPeerings",
            "CreateNetPeering",
            "AcceptNetPeering",
            "CreateTags",
            "ReadTags",
            "ReadQuotas",
            "ReadApiLogs");

    private ParsersFuzzTarget() {}

    /** Called by the fuzzer, again and again. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        String text = new String(rest, StandardCharsets.UTF_8);
        int kind = data[0] & 0x0f;
        if (kind < ACTIONS.size()) {
            answer(OAPI, "POST", "/api/v1/" + ACTIONS.get(kind), null, "application/json", rest);
        } else if (kind < 10) {
            answer(FCU, "POST", "/", null, "application/x-www-form-urlencoded", rest);
        } else if (kind < 12) {
            answer(FCU, "GET", "/", text, "text/plain", new byte[0]);
        } else if (kind == 12) {
            answer(NATIVE, "GET", "/explain/v1", text, "text/plain", new byte[0]);
        } else if (kind == 13) {
            range(text);
        } else {
            policy(text);
        }
    }

    private static void answer(
            Dialect dialect, String method, String path, @Nullable String query, String type, byte[] body) {
        HttpCall call =
                new HttpCall(method, path, query, List.of(new HttpHeader("Content-Type", type)), body, "127.0.0.1");
        if (dialect.claims(call)) {
            HttpAnswer answer = dialect.answer(call, InMemoryNetPeerings.callBy(Nets.ALICE), "request-1");
            if (answer.status() >= 500) {
                throw new AssertionError("An answer of " + answer.status());
            }
        }
    }

    private static void range(String text) {
        try {
            CidrBlock block = CidrBlock.parse(text);
            if (!CidrBlock.parse(block.toString()).equals(block)) {
                throw new AssertionError("Not the same when read again: " + block);
            }
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("A refusal without a sentence", refused);
            }
        }
    }

    private static void policy(String text) {
        try {
            PolicyDocument.inJson(text);
        } catch (PolicyMistake refused) {
            if (refused.line() < 1) {
                throw new AssertionError("A mistake without a line", refused);
            }
        }
    }
}
