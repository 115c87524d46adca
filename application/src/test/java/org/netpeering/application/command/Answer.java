package org.netpeering.application.command;

import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandResultMessage;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;

/** Tells the fixture of Axon what an answer is to look like. */
final class Answer extends BaseMatcher<CommandResultMessage<?>> {
    private final String words;
    private final Predicate<Object> holds;

    Answer(String words, Predicate<Object> holds) {
        this.words = words;
        this.holds = holds;
    }

    @Override
    public boolean matches(Object actual) {
        return actual instanceof CommandResultMessage<?> message && holds.test(message.getPayload());
    }

    @Override
    public void describeTo(Description description) {
        description.appendText(words);
    }
}
