package org.netpeering.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param overdue requests that fall due together
 * @param pending requests that wait while others are scheduled
 * @param scheduled requests that are scheduled at once to see how fast that goes
 * @param single requests that are scheduled one by one to see how long that takes
 * @param warmUp how long callers run before anything counts
 * @param settle how long the callers go on after the bulk load before anything counts
 * @param calm how long callers run without a storm
 * @param peeringsOfAYear whose past is searched, with about 2.5 events each
 * @param attempts refused attempts that are searched
 * @param searches how often each search is made
 * @param nets of each account, for commands in a rush
 * @param commands rounds of commands in a rush
 * @param oneCaller rounds of commands of a single caller
 */
record Size(
        int overdue,
        int pending,
        int scheduled,
        int single,
        Duration warmUp,
        Duration settle,
        Duration calm,
        int peeringsOfAYear,
        int attempts,
        int searches,
        int nets,
        Rounds commands,
        Rounds oneCaller) {
    static final Size FULL = new Size(
            100_000,
            1_000_000,
            20_000,
            300,
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            405_000,
            200_000,
            300,
            40_000,
            new Rounds(5, Duration.ofSeconds(5), Duration.ofSeconds(30)),
            new Rounds(9, Duration.ofSeconds(3), Duration.ofSeconds(10)));
    static final Size QUICK = new Size(
            10_000,
            100_000,
            5_000,
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            40_000,
            20_000,
            300,
            10_000,
            new Rounds(3, Duration.ofSeconds(2), Duration.ofSeconds(6)),
            new Rounds(3, Duration.ofMillis(700), Duration.ofSeconds(2)));
    static final Size TINY = new Size(
            300,
            1_000,
            300,
            10,
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            500,
            300,
            20,
            1_000,
            new Rounds(1, Duration.ofMillis(200), Duration.ofMillis(400)),
            new Rounds(1, Duration.ofMillis(100), Duration.ofMillis(100)));
}
