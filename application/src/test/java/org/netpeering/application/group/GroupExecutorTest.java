package org.netpeering.application.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads ask: each gets its own answer, and those who come together are answered together. */
@Timeout(30)
class GroupExecutorTest {
    private static final int MANY = 100;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch isWorking = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoeverIsAloneIsAnsweredOnItsOwnThread() {
        Thread here = Thread.currentThread();
        GroupExecutor<Integer, Thread> executor =
                new GroupExecutor<>(MANY, questions -> List.of(Thread.currentThread()));

        assertThat(executor.ask(1)).isSameAs(here);
        assertThat(executor.ask(2)).isSameAs(here);
    }

    @Test
    void thoseWhoComeWhileAGroupIsAnsweredAreTheNextGroup() throws Exception {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(MANY, this::doubledWhenTheFirstMayGoOn);
        List<Future<Integer>> answers = askOneAndThen(executor, 5);

        mayGoOn.countDown();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(groups).hasSize(2);
        assertThat(groups.get(0)).containsExactly(0);
        assertThat(groups.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void noGroupIsLargerThanTheLimit() throws Exception {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(2, this::doubledWhenTheFirstMayGoOn);
        List<Future<Integer>> answers = askOneAndThen(executor, 5);

        mayGoOn.countDown();

        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(groups).extracting(List::size).containsExactly(1, 2, 2, 1);
    }

    @Test
    void aQuestionThatCannotBeAnsweredFailsAlone() throws Exception {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(MANY, questions -> {
            List<Integer> answers = doubledWhenTheFirstMayGoOn(questions);
            if (questions.contains(1)) {
                throw new IllegalArgumentException("not 1");
            }
            return answers;
        });
        List<Future<Integer>> answers = askOneAndThen(executor, 3);

        mayGoOn.countDown();

        assertThatThrownBy(answers.get(1)::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("not 1");
        assertThat(answers.get(0).get()).isZero();
        assertThat(answers.get(2).get()).isEqualTo(4);
        assertThat(answers.get(3).get()).isEqualTo(6);
        assertThat(groups).extracting(List::size).containsExactly(1, 3, 1, 1, 1);
    }

    @Test
    void workThatDiesLeavesNobodyWaiting() throws Exception {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(MANY, questions -> {
            List<Integer> answers = doubledWhenTheFirstMayGoOn(questions);
            if (questions.contains(1)) {
                throw new StackOverflowError();
            }
            return answers;
        });
        List<Future<Integer>> answers = askOneAndThen(executor, 3);

        mayGoOn.countDown();

        for (Future<Integer> answer : answers.subList(1, 4)) {
            assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
        }
        assertThat(executor.ask(7)).isEqualTo(14);
    }

    @Test
    void workThatForgetsSomebodyIsFoundOut() {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(MANY, questions -> List.of());

        assertThatThrownBy(() -> executor.ask(1)).hasMessage("0 answers to 1 questions");
    }

    @Test
    void anInterruptWaitsUntilTheAnswerIsThere() throws Exception {
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(MANY, this::doubledWhenTheFirstMayGoOn);
        Future<Integer> first = threads.submit(() -> executor.ask(0));
        isWorking.await();
        List<Object> seen = new CopyOnWriteArrayList<>();
        Thread second = new Thread(() -> {
            seen.add(executor.ask(1));
            seen.add(Thread.currentThread().isInterrupted());
        });
        second.start();
        awaitParked(second);
        second.interrupt();

        mayGoOn.countDown();

        second.join();
        assertThat(seen).containsExactly(2, true);
        assertThat(first.get()).isZero();
    }

    @Test
    void underLoadEverybodyGetsTheirOwnAnswerAndOneGroupIsAnsweredAtATime() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger largest = new AtomicInteger();
        GroupExecutor<Integer, Integer> executor = new GroupExecutor<>(8, questions -> {
            assertThat(working.incrementAndGet()).isEqualTo(1);
            largest.accumulateAndGet(questions.size(), Math::max);
            LockSupport.parkNanos(10_000);
            List<Integer> answers =
                    questions.stream().map(question -> -question).toList();
            working.decrementAndGet();
            return answers;
        });
        List<Callable<Boolean>> callers = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(caller -> () -> IntStream.range(0, 1000)
                        .map(i -> caller * 1000 + i)
                        .allMatch(question -> executor.ask(question) == -question))
                .toList();

        for (Future<Boolean> answeredRightly : threads.invokeAll(callers)) {
            assertThat(answeredRightly.get()).isTrue();
        }
        assertThat(largest.get()).isBetween(2, 8);
    }

    /** The first question is being answered when the others are asked; all of them wait when this returns. */
    private List<Future<Integer>> askOneAndThen(GroupExecutor<Integer, Integer> executor, int others) throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(threads.submit(() -> executor.ask(0)));
        isWorking.await();
        for (int i = 1; i <= others; i++) {
            int question = i;
            List<Thread> asking = new CopyOnWriteArrayList<>();
            CountDownLatch isThere = new CountDownLatch(1);
            answers.add(threads.submit(() -> {
                asking.add(Thread.currentThread());
                isThere.countDown();
                return executor.ask(question);
            }));
            isThere.await();
            awaitParked(asking.getFirst());
        }
        return answers;
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private List<Integer> doubledWhenTheFirstMayGoOn(List<Integer> questions) {
        groups.add(questions);
        isWorking.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return questions.stream().map(question -> 2 * question).toList();
    }
}
