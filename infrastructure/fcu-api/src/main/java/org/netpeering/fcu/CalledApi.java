package org.netpeering.fcu;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.edge.HttpCall;

/** The services at this port; each writes its answers and errors in its own way. */
enum CalledApi {
    EC2,
    STS,
    IAM;

    static final String CALLER_IDENTITY = "GetCallerIdentity";
    static final String ACCOUNT_ALIASES = "ListAccountAliases";

    private static final String ANY_VERSION = "2016-11-15";
    private static final Pattern STS_SCOPE = Pattern.compile("(/|%2F)sts(/|%2F)aws4_request");
    private static final Pattern IAM_SCOPE = Pattern.compile("(/|%2F)iam(/|%2F)aws4_request");

    /** The service that has the action. */
    static CalledApi ofAction(String action) {
        return switch (action) {
            case CALLER_IDENTITY -> STS;
            case ACCOUNT_ALIASES -> IAM;
            default -> EC2;
        };
    }

    /** The right that a signed action needs; none to learn who one is. */
    static Optional<String> rightTo(String action) {
        return switch (ofAction(action)) {
            case EC2 -> Optional.of("fcu:" + action);
            case STS -> Optional.empty();
            case IAM -> Optional.of("eim:" + action);
        };
    }

    /** The service that the call was meant for, whatever is wrong with it: its action says it, or else its signature. */
    static CalledApi meantBy(HttpCall call) {
        CalledApi named = ofAction(ActionName.in(call).orElse(""));
        if (named != EC2 || isScoped(call, STS_SCOPE)) {
            return named == EC2 ? STS : named;
        }
        return isScoped(call, IAM_SCOPE) ? IAM : EC2;
    }

    private static boolean isScoped(HttpCall call, Pattern scope) {
        @Nullable String query = call.rawQuery();
        return scope.matcher(call.header("Authorization").orElse("")).find()
                || query != null && scope.matcher(query).find();
    }

    /** @param version the version of the API that the caller names; only EC2 has more than one */
    Envelope envelope(String version) {
        return switch (this) {
            case EC2 -> new Envelope.Ec2(version);
            case STS -> new Envelope.Query("https://sts.amazonaws.com/doc/2011-06-15/");
            case IAM -> new Envelope.Query("https://iam.amazonaws.com/doc/2010-05-08/");
        };
    }

    /** For errors, which do not tell the version. */
    Envelope errorEnvelope() {
        return envelope(ANY_VERSION);
    }
}
