package org.netpeering.application.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.Tag;

/**
 * What those who embed the engine say of requests beyond its own rules. Asked before the transaction of a request, or of its
 * explanation, by many threads; it should answer quickly.
 *
 * <p>Asked only about a Net of the caller and another that exists and belongs to whom the caller named. If a rule throws, the
 * command fails and nothing changes.
 */
@FunctionalInterface
public interface PeeringPolicy {
    /** No rule, and nothing is accepted without its owner. */
    PeeringPolicy NONE = List::of;

    /** The rules that may refuse a request, in the order in which they count, after those of the engine. */
    List<Rule> rules();

    /**
     * The name of the rule by which this request is accepted at once, on behalf of the owner of the accepter Net; empty if its
     * owner is to answer. Not asked if a rule objects. What would make an acceptance fail makes this one fail too.
     */
    default Optional<String> approval(Proposal proposal) {
        return Optional.empty();
    }

    /**
     * A request that a policy is asked about.
     *
     * @param caller who asks, the owner of the source Net
     * @param tags the tags that the peering is to have from the start; none in an explanation
     */
    record Proposal(AccountId caller, NetFacts source, NetFacts accepter, List<Tag> tags) {
        /** Copies the tags. */
        public Proposal {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A rule of the host.
     *
     * @param name for programs, in kebab-case; in explanations {@code policy:} stands before it
     * @param objection why a request is refused, in a sentence that the caller reads; empty if it may be made
     */
    record Rule(String name, Function<Proposal, Optional<String>> objection) {
        private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

        /** @throws IllegalArgumentException if the name is not in kebab-case, or longer than 63 characters */
        public Rule {
            if (!KEBAB_CASE.matcher(name).matches()) {
                throw new IllegalArgumentException("The name of a rule is written like 'same-tenant', in at most 63"
                        + " small letters, digits and hyphens, not '" + name + "'");
            }
        }
    }
}
