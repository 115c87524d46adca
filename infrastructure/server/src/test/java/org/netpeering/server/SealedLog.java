package org.netpeering.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.proof.CheckpointThread;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.server.sandbox.SandboxClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A log that a server has written: hundreds of peerings with events of every type, in three checkpoints, and some rows behind the
 * last. Made once for all tests; they alter copies.
 */
final class SealedLog {
    private static final int NETS = 18;

    /** Peerings with five events each, all in the first checkpoint. */
    private final List<String> sealed = new ArrayList<>();

    /** Peerings with five events each, all behind the last checkpoint. */
    private final List<String> unsealed = new ArrayList<>();

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final Path publicKey;

    private static final class Shared {
        static final SealedLog LOG = new SealedLog();
    }

    static SealedLog shared() {
        return Shared.LOG;
    }

    private SealedLog() {
        SigningKey key = SigningKey.draw(new SecureRandom());
        publicKey = written("audit-test.pub", key.verifier().pem());
        try (RunningServer server = RunningServer.start(database)) {
            PeeringStory story = new PeeringStory(server);
            List<NetId> targets = new ArrayList<>();
            for (int i = 0; i < NETS; i++) {
                targets.add(story.net(story.accepter(), "10." + (100 + i) + ".0.0/16"));
            }
            for (int i = 0; i < NETS; i++) {
                String range = "10." + i + ".0.0/16";
                NetId source = story.net(story.requester(), range);
                story.request(story.requester(), source, story.net(story.accepter(), range));
                List<String> whole = write(story, source, targets);
                if (i == 0) {
                    sealed.addAll(whole);
                } else if (i == NETS - 1) {
                    unsealed.addAll(whole);
                }
                if (i == 2 || i == 9 || i == NETS - 2) {
                    expireAll(server);
                    seal(database, key);
                }
            }
        }
    }

    /** A copy that can be altered. */
    TestPostgres.Database copy() {
        return TestPostgres.copyOf(database);
    }

    Path publicKey() {
        return publicKey;
    }

    /** A peering with five events, all in the first checkpoint. */
    String sealed(int number) {
        return sealed.get(number);
    }

    /** A peering with five events, all behind the last checkpoint. */
    String unsealed(int number) {
        return unsealed.get(number);
    }

    static JdbcClient sql(TestPostgres.Database database) {
        return JdbcClient.create(dataSource(database));
    }

    private static DataSource dataSource(TestPostgres.Database database) {
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }

    /** Seals all that is there. */
    static void seal(TestPostgres.Database database, SigningKey key) {
        DataSource dataSource = dataSource(database);
        JdbcClient sql = JdbcClient.create(dataSource);
        try (CheckpointThread thread = CheckpointThread.start(
                dataSource,
                new JdbcTransactionManager(dataSource),
                key,
                InstantSource.system(),
                Duration.ofMillis(10),
                false)) {
            Awaitility.await().until(() -> {
                if (thread.alteration() != null) {
                    throw new IllegalStateException(thread.alteration());
                }
                return sql.sql("""
                                SELECT count(*) = COALESCE((SELECT max(tree_size) FROM netpeering.audit_checkpoint), 0)
                                  FROM netpeering.event
                                """).query((row, number) -> row.getBoolean(1)).single();
            });
        }
    }

    /** One peering with each target; returns those that have been requested, tagged, accepted, untagged and deleted. */
    private static List<String> write(PeeringStory story, NetId source, List<NetId> targets) {
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            NetPeeringId peering =
                    story.request(story.requester(), source, targets.get(i)).id();
            switch (i % 6) {
                case 0, 1 -> {
                    writeWhole(story, peering);
                    whole.add(peering.value());
                }
                case 2 ->
                    story.send(new AcceptNetPeering(peering, story.accepter().account()), story.accepter());
                case 3 ->
                    story.send(new RejectNetPeering(peering, story.accepter().account(), "été 🚀"), story.accepter());
                case 4 ->
                    story.send(new DeleteNetPeering(peering, story.requester().account()), story.requester());
                default -> {
                    // Left to expire.
                }
            }
        }
        return whole;
    }

    private static void writeWhole(PeeringStory story, NetPeeringId peering) {
        story.send(
                new TagNetPeering(
                        peering,
                        story.requester().account(),
                        List.of(new Tag("Name", "\"é\" \\ 🚀"), new Tag("Team", "net"))),
                story.requester());
        story.send(new AcceptNetPeering(peering, story.accepter().account()), story.accepter());
        story.send(
                new UntagNetPeering(peering, story.requester().account(), List.of(new TagSelector("Team", null))),
                story.requester());
        story.send(new DeleteNetPeering(peering, story.accepter().account()), story.accepter());
    }

    private static void expireAll(RunningServer server) {
        ((SandboxClock) server.bean(InstantSource.class)).advance(Duration.ofDays(8));
        server.bean(EngineOnPostgres.class).expireDue();
    }

    private static Path written(String name, String text) {
        try {
            return Files.writeString(Path.of("target", name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
