package org.netpeering.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.postgres.proof.CheckpointThread;
import org.netpeering.postgres.proof.SigningKey;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.audit.Checkpoints;
import org.netpeering.server.audit.SigningKeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Seals the log by signed checkpoints, if there is a key to sign them with. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AuditConfiguration.class);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    @Bean
    @DependsOnDatabaseInitialization
    Checkpoints checkpoints(
            ServerProperties properties,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            ObjectProvider<EmbeddedPostgres> embedded,
            @Value("${" + SigningKeyFile.VARIABLE + ":#{null}}") @Nullable String keyInEnvironment) {
        Optional<SigningKey> key = SigningKeyFile.of(properties.audit().signingKeyFile(), keyInEnvironment)
                // A sandbox on a database of somebody else has no directory of its own to keep a key in.
                .or(() -> embedded.stream()
                        .map(own -> SigningKeyFile.keptOrMadeIn(properties.dataDir(), new SecureRandom()))
                        .findFirst());
        if (key.isEmpty()) {
            LOG.warn(
                    "Nothing seals the log: there is no key that signs checkpoints. Rows are chained, but whoever can write to"
                            + " the database can alter them and chain them anew. {}",
                    SigningKeyFile.ADVICE);
        }
        Duration interval = interval(properties);
        return new Checkpoints(key.map(found -> CheckpointThread.start(
                        dataSource,
                        transactionManager,
                        found,
                        // Checkpoints follow the real time, wherever the clock of the sandbox may be.
                        InstantSource.system(),
                        interval,
                        properties.mode() == Mode.SANDBOX))
                .orElse(null));
    }

    private static Duration interval(ServerProperties properties) {
        Duration interval = properties.audit().checkpointInterval();
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new StartRefused("netpeering.audit.checkpoint-interval: '" + interval + "' is not between " + SHORTEST
                    + " and " + LONGEST + "; PT1M makes a checkpoint a minute");
        }
        return interval;
    }
}
