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
 * @param listed peerings in lists
 * @param lists how often each kind of list is asked for
 * @param replayed peerings that are replayed into the read model, with about 2.5 events each
 * @param starts how often the server is started
 * @param pages how often each page of the console is asked for
 * @param load how long the server is under load until its memory is looked at
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
        Rounds oneCaller,
        int listed,
        int lists,
        int replayed,
        int starts,
        int pages,
        Duration load) {
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
            new Rounds(5, Duration.ofSeconds(5), Duration.ofSeconds(150)),
            new Rounds(9, Duration.ofSeconds(3), Duration.ofSeconds(60)),
            1_000_000,
            1_000,
            200_000,
            5,
            100,
            Duration.ofMinutes(10));
    static final Size QUICK = new Size(
            1_500,
            10_000,
            500,
            3,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            4_000,
            1_000,
            10,
            2_000,
            new Rounds(2, Duration.ofSeconds(1), Duration.ofSeconds(1)),
            new Rounds(2, Duration.ofMillis(400), Duration.ofMillis(600)),
            20_000,
            40,
            4_000,
            1,
            20,
            Duration.ofSeconds(2));
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
            new Rounds(1, Duration.ofMillis(100), Duration.ofMillis(100)),
            2_000,
            10,
            300,
            1,
            5,
            Duration.ofSeconds(1));
}
