package org.netpeering.application.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers what several threads ask at the same moment in one go: while one group is being answered the next one gathers, and one
 * of those who ask does the work for all of them. Nobody waits for others to come; whoever is alone is answered at once, on its
 * own thread.
 *
 * <p>Safe for use by many threads, platform or virtual. Those who wait cannot be interrupted, since what they have asked for
 * happens all the same; an interrupt is still there when they are answered.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class GroupExecutor<Q, A> {
    private final Work<Q, A> work;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Place<Q, A>> waiting = new ArrayDeque<>();
    private boolean isLed;

    /**
     * Answers that way.
     *
     * @param most how many are answered in one go, at least 1
     */
    public GroupExecutor(int most, Work<Q, A> work) {
        if (most < 1) {
            throw new IllegalArgumentException("A group has at least one question, not " + most);
        }
        this.work = work;
        this.most = most;
    }

    /** Answers a group. */
    @FunctionalInterface
    public interface Work<Q, A> {
        /**
         * The answers, in the order of the questions.
         *
         * @throws RuntimeException if one of them cannot be answered; then each is asked again by itself, and only those fail for which
         *     that throws too. Work that must not be done again has its failures among the answers
         */
        List<A> answers(List<Q> questions);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws RuntimeException what the work has thrown
     */
    public A ask(Q question) {
        Place<Q, A> own = new Place<>(question);
        // Others depend on the work that this thread may do.
        boolean isInterrupted = Thread.interrupted();
        try {
            if (!isLeader(own)) {
                isInterrupted |= own.awaitTurn();
            }
            if (!own.isAnswered()) {
                lead(own);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return own.answer();
    }

    private boolean isLeader(Place<Q, A> own) {
        lock.lock();
        try {
            if (isLed) {
                waiting.add(own);
                return false;
            }
            isLed = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void lead(Place<Q, A> own) {
        List<Place<Q, A>> group = gather(own);
        List<Answer<A>> answers = List.of();
        try {
            answers = answersOf(group);
        } finally {
            // Whoever comes next begins while the answers of this group are still being handed out.
            passOn();
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer(i < answers.size() ? answers.get(i) : null);
            }
        }
    }

    /** Exactly one of them is there. */
    private record Answer<A>(@Nullable A value, @Nullable RuntimeException failure) {}

    private List<Answer<A>> answersOf(List<Place<Q, A>> group) {
        try {
            return ask(group).stream().map(value -> new Answer<>(value, null)).toList();
        } catch (RuntimeException e) {
            return group.size() == 1
                    ? List.of(new Answer<>(null, e))
                    : group.stream()
                            .flatMap(place -> answersOf(List.of(place)).stream())
                            .toList();
        }
    }

    private List<A> ask(List<Place<Q, A>> group) {
        List<Q> questions = new ArrayList<>(group.size());
        group.forEach(place -> questions.add(place.question));
        List<A> answers = work.answers(questions);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(answers.size() + " answers to " + questions.size() + " questions");
        }
        return answers;
    }

    private List<Place<Q, A>> gather(Place<Q, A> own) {
        List<Place<Q, A>> group = new ArrayList<>();
        group.add(own);
        lock.lock();
        try {
            while (group.size() < most && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        return group;
    }

    private void passOn() {
        @Nullable Place<Q, A> next;
        lock.lock();
        try {
            next = waiting.poll();
            isLed = next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.lead();
        }
    }

    private enum Turn {
        WAITING,
        LEADING,
        ANSWERED
    }

    private static final class Place<Q, A> {
        private final Q question;
        private final Thread thread = Thread.currentThread();
        private volatile Turn turn = Turn.WAITING;
        private @Nullable Answer<A> answer;

        private Place(Q question) {
            this.question = question;
        }

        /** Returns whether somebody has interrupted the waiting. */
        boolean awaitTurn() {
            boolean isInterrupted = false;
            while (turn == Turn.WAITING) {
                LockSupport.park(this);
                isInterrupted |= Thread.interrupted();
            }
            return isInterrupted;
        }

        void lead() {
            turn = Turn.LEADING;
            LockSupport.unpark(thread);
        }

        void answer(@Nullable Answer<A> given) {
            answer = given;
            turn = Turn.ANSWERED;
            if (Thread.currentThread() != thread) {
                LockSupport.unpark(thread);
            }
        }

        boolean isAnswered() {
            return turn == Turn.ANSWERED;
        }

        A answer() {
            if (answer != null && answer.failure() != null) {
                throw answer.failure();
            }
            A value = answer == null ? null : answer.value();
            if (value == null) {
                throw new IllegalStateException("The work of a group has ended without an answer to " + question);
            }
            return value;
        }
    }
}
