package org.netpeering.edge;

import java.util.Set;
import org.netpeering.edge.EdgeRefusal.Kind;

/** The scope must name the day of the request and, if the policy is strict, our region and a service of ours. */
final class ScopeRule {
    private static final Set<String> SERVICES = Set.of("api", "oapi", "osc", "fcu", "ec2", "sts", "iam");

    private final SignaturePolicy policy;

    ScopeRule(SignaturePolicy policy) {
        this.policy = policy;
    }

    void check(Credentials credentials) throws Refused {
        Scope scope = credentials.scope();
        SignedDate date = credentials.date();
        if (!scope.day().equals(date.day())) {
            throw new Refused(
                    Kind.WRONG_SCOPE_OR_HEADERS,
                    "The credential is for day " + PlainText.quoted(scope.day()) + ", but " + date.field() + " is '"
                            + date.text() + "'. Both must name the same day.");
        }
        if (policy.strictScope()) {
            checkNames(scope);
        }
    }

    private void checkNames(Scope scope) throws Refused {
        if (!scope.region().equals(policy.region())) {
            throw new Refused(
                    Kind.WRONG_SCOPE_OR_HEADERS,
                    "The credential is for region " + PlainText.quoted(scope.region()) + ", but this is '"
                            + policy.region() + "'. Set the region of the client.");
        }
        if (!SERVICES.contains(scope.service())) {
            throw new Refused(
                    Kind.WRONG_SCOPE_OR_HEADERS,
                    "The credential is for service " + PlainText.quoted(scope.service())
                            + ", which is not served here. Use api or ec2.");
        }
    }
}
