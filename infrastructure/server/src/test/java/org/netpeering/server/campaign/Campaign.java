package org.netpeering.server.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two nodes on one PostgreSQL under load, while things go wrong; then peace, and the log is asked whether all promises were
 * kept.
 *
 * @param directory for the database and the logs of the nodes
 * @param underLoad how long things go wrong
 */
record Campaign(Path directory, long seed, Duration underLoad) {
    private static final Duration EXPIRY = Duration.ofSeconds(4);
    /** Further ahead than any node ever was: by this clock everything is due. */
    private static final Duration BEYOND_ALL = Duration.ofMinutes(11);

    private static final Duration START = Duration.ofMinutes(2);
    /** A deadline that a killed node had taken up is free again after half a minute. */
    private static final Duration PEACE = Duration.ofSeconds(90);

    Report run() throws IOException, SQLException, InterruptedException {
        NodeProgram program = NodeProgram.packedIn(directory.resolve("program"));
        try (Database database = new Database(directory.resolve("postgres"));
                Node one = new Node("node-1", program, settings(database), directory);
                Node two = new Node("node-2", program, settings(database), directory)) {
            List<Node> nodes = List.of(one, two);
            // The first start makes the schema, and the archive that makes later starts fast.
            one.start(Duration.ZERO);
            awaitUp(one);
            NetPool nets = NetPool.create(one.port());
            one.stop();
            setClocks(nodes, Duration.ZERO);
            Writers writers = new Writers(nodes, nets);
            Faults faults = new Faults(nodes, database, seed);
            Instant begin = Instant.now();
            writers.start(seed);
            faults.start();
            Awaitility.await()
                    .pollDelay(underLoad)
                    .timeout(underLoad.plus(START))
                    .until(() -> true);
            Map<Fault, Integer> counts = faults.stop();
            List<Attempt> attempts = writers.stop();
            Duration lasted = Duration.between(begin, Instant.now());
            return judge(database, nodes, attempts, counts, lasted);
        }
    }

    private Report judge(
            Database database, List<Node> nodes, List<Attempt> attempts, Map<Fault, Integer> counts, Duration lasted)
            throws IOException, SQLException {
        setClocks(nodes, Duration.ZERO);
        try (Connection connection = database.connect()) {
            Traces traces = new Traces(connection);
            List<Violation> violations = new ArrayList<>();
            Duration untilQuiet = awaitQuiet(traces, violations);
            Evidence inPeace = evidence(traces, attempts);
            violations.addAll(LogChecker.check(inPeace));
            if (traces.pending() > 0) {
                setClocks(nodes, BEYOND_ALL);
                awaitNonePending(traces, violations);
                violations.addAll(LogChecker.check(evidence(traces, attempts)));
            }
            return new Report(seed, lasted, untilQuiet, counts, inPeace, violations);
        }
    }

    /** Has all nodes up with that clock; one whose clock is off is killed for it. */
    private static void setClocks(List<Node> nodes, Duration offset) throws IOException {
        for (Node node : nodes) {
            if (!node.clockOffset().equals(offset)) {
                node.close();
            }
            if (!node.isAlive()) {
                node.start(offset);
            }
        }
        nodes.forEach(Campaign::awaitUp);
    }

    private static Evidence evidence(Traces traces, List<Attempt> attempts) {
        return Evidence.of(EXPIRY, attempts, traces.log(), traces.rows(), traces.processes());
    }

    private static Duration awaitQuiet(Traces traces, List<Violation> violations) {
        long begin = System.nanoTime();
        try {
            Awaitility.await()
                    .pollInterval(100, TimeUnit.MILLISECONDS)
                    .atMost(PEACE)
                    .until(() -> traces.overdue() == 0 && traces.behind() == 0);
        } catch (ConditionTimeoutException e) {
            violations.add(new Violation(
                    "every overdue request becomes expired, and followers catch up",
                    traces.overdue() + " requests overdue, followers behind by " + traces.behind() + " after "
                            + PEACE));
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void awaitNonePending(Traces traces, List<Violation> violations) {
        try {
            Awaitility.await()
                    .pollInterval(100, TimeUnit.MILLISECONDS)
                    .atMost(PEACE)
                    .until(() -> traces.pending() == 0 && traces.behind() == 0);
        } catch (ConditionTimeoutException e) {
            violations.add(new Violation(
                    "every request becomes expired by a clock that is beyond all of them",
                    traces.pending() + " requests pending after " + PEACE));
        }
    }

    /** A node that cannot start, because PostgreSQL is not back yet, ends; it is started again. */
    private static void awaitUp(Node node) {
        Awaitility.await(node.name() + " to start, see its log")
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .atMost(START)
                .until(() -> {
                    if (!node.isAlive()) {
                        node.start(node.clockOffset());
                    }
                    return node.isUp();
                });
    }

    private List<String> settings(Database database) throws IOException {
        Path accounts = Files.createDirectories(directory).resolve("accounts.yaml");
        CampaignAccounts.write(accounts);
        return List.of(
                "--netpeering.accounts-file=" + accounts,
                "--netpeering.expiry=" + EXPIRY,
                "--netpeering.rules.require-vm=false",
                "--netpeering.quotas.pending-per-net=1000000",
                "--netpeering.quotas.peerings-per-net=1000000",
                "--spring.datasource.url=" + database.jdbcUrlOfNodes(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }
}
