package org.netpeering.application.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final MemoryLog log = new MemoryLog();
    private final LiveFeed feed = LiveFeed.of(log);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void whoBeginsAtTheBeginningGetsEverythingAndThenWhatComes() throws Exception {
        log.append(1234);
        try (Following following = feed.follow(FeedPosition.BEGINNING)) {
            assertThat(numbers(following, 1234)).isEqualTo(upTo(1, 1234));
            log.append(2);
            feed.wake();
            assertThat(numbers(following, 2)).isEqualTo(upTo(1235, 1236));
            assertThat(following.position()).isEqualTo(new FeedPosition(1236, 1236));
            assertThat(following.next(NOT_AT_ALL)).isEmpty();
        }
    }

    @Test
    void whoBeginsNowGetsWhatComesOnly() throws Exception {
        log.append(10);
        try (Following following = feed.follow(feed.end())) {
            assertThat(following.next(NOT_AT_ALL)).isEmpty();
            log.append(1);
            assertThat(numbers(following, 1)).containsExactly(11L);
        }
    }

    @Test
    void anEventThatComesBetweenTheLastLookAndTheHandOverIsNotLost() throws Exception {
        log.appendRightAfterRead(1);
        try (Following following = feed.follow(FeedPosition.BEGINNING)) {
            assertThat(numbers(following, 1)).containsExactly(1L);
        }
    }

    /** Far more than a follower is kept, so that most of it is dropped and read again. */
    @Test
    void whoIsSlowMissesNothingAndHoldsNobodyUp() throws Exception {
        int many = 3 * Following.MOST_WAITING;
        try (Following slow = feed.follow(FeedPosition.BEGINNING);
                Following fast = feed.follow(FeedPosition.BEGINNING)) {
            assertThat(slow.next(NOT_AT_ALL)).isEmpty();
            for (int begun = 0; begun < many; begun += 100) {
                log.append(100);
                feed.wake();
                assertThat(numbers(fast, 100)).isEqualTo(upTo(begun + 1, begun + 100));
            }
            assertThat(numbers(slow, many)).isEqualTo(upTo(1, many));
            log.append(1);
            assertThat(numbers(slow, 1)).containsExactly(many + 1L);
        }
    }

    @Test
    void eventsThatComeWhileOneCatchesUpAreNeitherLostNorRepeated() throws Exception {
        int many = 20_000;
        try (Following first = feed.follow(FeedPosition.BEGINNING)) {
            assertThat(first.next(NOT_AT_ALL)).isEmpty();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < many; i += 10) {
                    log.append(10);
                    feed.wake();
                }
            });
            for (int late = 0; late < 20; late++) {
                try (Following following = feed.follow(FeedPosition.BEGINNING)) {
                    List<Long> numbers = numbers(following, many / 20 * (late + 1));
                    assertThat(numbers).isEqualTo(upTo(1, numbers.size()));
                }
            }
            writing.get(1, TimeUnit.MINUTES);
            assertThat(numbers(first, many)).isEqualTo(upTo(1, many));
        }
    }

    @Test
    void aLogOutOfReachIsSaidToWhoMustReadItAndWaitedForByTheOthers() throws Exception {
        try (Following live = feed.follow(FeedPosition.BEGINNING);
                Following behind = feed.follow(FeedPosition.BEGINNING)) {
            assertThat(live.next(NOT_AT_ALL)).isEmpty();
            log.setOutOfReach(true);
            assertThatThrownBy(() -> behind.next(NOT_AT_ALL)).isInstanceOf(LogUnavailableException.class);
            assertThat(live.next(Duration.ofMillis(300))).isEmpty();
            log.append(3);
            log.setOutOfReach(false);
            assertThat(numbers(live, 3)).isEqualTo(upTo(1, 3));
            assertThat(numbers(behind, 3)).isEqualTo(upTo(1, 3));
        }
    }

    @Test
    void whoWaitsIsLetGoWhenTheFeedIsClosed() throws Exception {
        try (Following following = feed.follow(FeedPosition.BEGINNING)) {
            CompletableFuture<List<LoggedEvent>> waiting = CompletableFuture.supplyAsync(() -> next(following));
            feed.close();
            assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
            assertThat(following.isOpen()).isFalse();
            assertThat(following.next(PATIENCE)).isEmpty();
        }
    }

    private static List<LoggedEvent> next(Following following) {
        try {
            return following.next(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> numbers(Following following, int count) throws InterruptedException {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            List<LoggedEvent> next = following.next(PATIENCE);
            assertThat(next).as("after " + numbers.size() + " events").isNotEmpty();
            next.forEach(event -> numbers.add(event.position().index()));
        }
        return numbers;
    }

    private static List<Long> upTo(long first, long last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
