package org.netpeering.testkit;

import org.assertj.core.api.AbstractAssert;
import org.netpeering.domain.api.Refusal;

/** Says what a test expects of a refusal. */
public final class RefusalAssert extends AbstractAssert<RefusalAssert, Refusal> {
    RefusalAssert(Refusal actual) {
        super(actual, RefusalAssert.class);
    }

    /** The kind. */
    public RefusalAssert isFor(Class<? extends Refusal> kind) {
        if (!kind.isInstance(actual)) {
            throw failure("Expected a refusal %s, but was %s", kind.getSimpleName(), actual);
        }
        return this;
    }

    /** The name for programs, in kebab-case. */
    public RefusalAssert hasCode(String expected) {
        if (!actual.code().equals(expected)) {
            throw failure("Expected code <%s>, but was <%s>, of %s", expected, actual.code(), actual);
        }
        return this;
    }

    /** Words of the sentence for people. */
    public RefusalAssert mentions(CharSequence... words) {
        for (CharSequence word : words) {
            if (!actual.message().contains(word)) {
                throw failure("Expected the message to mention <%s>, but it is <%s>", word, actual.message());
            }
        }
        return this;
    }
}
