package org.netpeering.server.accounts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.value.AccountId;
import org.netpeering.postgres.PeeringSchema;
import org.netpeering.server.TestPostgres;
import org.netpeering.server.accounts.DemoAccounts;
import org.netpeering.testkit.ManualTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AccountTableTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String SECRET = "SKEXAMPLE0000000000000000000000000000001";
    private static final String DEMO = "AKDEMOREQUESTER00001";

    private final ManualTime clock = ManualTime.at("2026-01-01T00:00:00Z");
    private final SealedSecrets secrets = sealedWith("00".repeat(32));
    private final CountedDataSource database = new CountedDataSource(database());
    private final JdbcClient jdbc = JdbcClient.create(database);

    /** Counts how often it is used, and can be out of order. */
    private static final class CountedDataSource extends DelegatingDataSource {
        private final AtomicInteger uses = new AtomicInteger();
        private volatile boolean isDown;

        CountedDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            uses.incrementAndGet();
            if (isDown) {
                throw new SQLTransientConnectionException("the database is down");
            }
            return super.getConnection();
        }
    }

    @BeforeEach
    void createTables() {
        PeeringSchema.migrate(database, 0);
    }

    @Test
    void aChangeIsTakenUpAfterTwoSeconds() {
        insert(1, null);
        AccountTable table = table(secrets);
        assertThat(table.accessKey(id(1)).orElseThrow().secret()).isEqualTo(SECRET);
        assertThat(table.account(ACCOUNT).orElseThrow().name()).isEqualTo("ours");

        jdbc.sql("UPDATE netpeering.access_key SET state = 'disabled'").update();
        insert(2, null);

        clock.advance(AccountTable.FRESH.minusMillis(1));
        assertThat(table.accessKey(id(1))).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(table.accessKey(id(1))).isEmpty();
        assertThat(table.accessKey(id(2))).isPresent();
    }

    @Test
    void aFloodOfUnknownIdsIsNoFloodOfQueries() {
        insert(1, null);
        AccountTable table = table(secrets);
        database.uses.set(0);
        Random random = new Random(1);

        for (int call = 0; call < 10_000; call++) {
            assertThat(table.accessKey("AK" + random.nextLong())).isEmpty();
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(database.uses).hasValueBetween(1, 5);
    }

    @Test
    void theDemoAccountsAreThereUntilThereIsAnAccount() {
        AccountTable table = table(secrets);
        assertThat(table.isEmpty()).isTrue();
        assertThat(table.accessKey(DEMO)).isPresent();
        assertThat(table.containsDemoKeys()).isTrue();

        insert(1, null);
        clock.advance(AccountTable.FRESH);
        assertThat(table.accessKey(DEMO)).isEmpty();
        assertThat(table.isEmpty()).isFalse();

        jdbc.sql("UPDATE netpeering.account SET state = 'disabled'").update();
        clock.advance(AccountTable.FRESH);
        assertThat(table.accessKey(id(1))).isEmpty();
        assertThat(table.accessKey(DEMO))
                .as("accounts that are disabled do not open the door")
                .isEmpty();
    }

    @Test
    void aSecretThatWasChangedOrSwappedOpensNothingAndTheOthersWork() {
        insert(1, null);
        insert(2, null);
        insert(3, null);
        insert(4, null);
        jdbc.sql("UPDATE netpeering.access_key SET secret = set_byte(secret, 20, 255 - get_byte(secret, 20))"
                        + " WHERE access_key_id = ?")
                .param(id(1))
                .update();
        jdbc.sql("""
                        UPDATE netpeering.access_key key SET secret = other.secret FROM netpeering.access_key other
                         WHERE (key.access_key_id, other.access_key_id) IN ((:a, :b), (:b, :a))
                        """).param("a", id(2)).param("b", id(3)).update();

        AccountTable table = table(secrets);

        assertThat(List.of(1, 2, 3))
                .allSatisfy(key -> assertThat(table.accessKey(id(key))).isEmpty());
        assertThat(table.accessKey(id(4))).isPresent();
    }

    @Test
    void theEncryptionKeyMustBeThere() {
        insert(1, null);

        assertThatThrownBy(() -> table(null))
                .isInstanceOf(SecretsKeyException.class)
                .hasMessageContaining("The database holds access keys, and the key that encrypts their secrets was not")
                .hasMessageContaining("--netpeering.secrets-key-file=FILE");
        assertThatThrownBy(() -> table(sealedWith("11".repeat(32))))
                .isInstanceOf(SecretsKeyException.class)
                .hasMessageContaining("is not the one that the access keys in the database were made with");
    }

    @Test
    void withoutTheEncryptionKeyTheSandboxGoesOnAsItWas() {
        AccountTable table = table(null);
        insert(1, null);
        clock.advance(AccountTable.FRESH);

        assertThat(table.accessKey(DEMO)).isPresent();
        assertThat(table.accessKey(id(1))).isEmpty();
    }

    @Test
    void aKeyWithAPolicyThatCannotBeReadDoesNotWork() {
        insert(1, "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"api:*\", \"Resource\": \"*\"}}");
        insert(2, "{\"Statement\": []}");

        AccountTable table = table(secrets);

        assertThat(table.accessKey(id(1)).orElseThrow().ruling("api:ReadNets")).isEqualTo(Ruling.ALLOWED);
        assertThat(table.accessKey(id(1)).orElseThrow().ruling("fcu:DescribeVpcs"))
                .isEqualTo(Ruling.NOT_ALLOWED);
        assertThat(table.accessKey(id(2))).isEmpty();
    }

    @Test
    void whileTheDatabaseIsDownTheLastAnswerHoldsForAMinute() {
        insert(1, null);
        AccountTable table = table(secrets);
        database.isDown = true;

        clock.advance(AccountTable.STALE.minusMillis(1));
        assertThat(table.accessKey(id(1))).isPresent();
        database.uses.set(0);
        assertThat(table.accessKey(id(1))).isPresent();
        assertThat(database.uses).as("it was asked a moment ago").hasValue(0);
        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> table.accessKey(id(1)))
                .hasMessageContaining("The accounts could not be read since 2026-01-01T00:00:00Z");

        database.isDown = false;
        clock.advance(AccountTable.FRESH);
        assertThat(table.accessKey(id(1))).isPresent();
    }

    private AccountTable table(@Nullable SealedSecrets with) {
        return AccountTable.read(database, with, DemoAccounts.accounts(), clock);
    }

    private void insert(int key, @Nullable String policy) {
        KeyOwner owner = new KeyOwner(id(key), ACCOUNT, null);
        jdbc.sql("INSERT INTO netpeering.account VALUES (?, 'ours', 'active', now()) ON CONFLICT DO NOTHING")
                .param(ACCOUNT.value())
                .update();
        jdbc.sql("""
                        INSERT INTO netpeering.access_key (access_key_id, account_id, secret, created_at)
                        VALUES (?, ?, ?, now())
                        """)
                .params(owner.keyId(), ACCOUNT.value(), secrets.seal(owner, SECRET))
                .update();
        if (policy != null) {
            jdbc.sql("""
                            INSERT INTO netpeering.access_policy (access_key_id, policy_name, document, attached_at)
                            VALUES (?, 'bound', ?, now())
                            """).params(owner.keyId(), policy).update();
        }
    }

    private static String id(int number) {
        return "AKEXAMPLE0000000000" + number;
    }

    private static SealedSecrets sealedWith(String hex) {
        return new SealedSecrets(SecretsKey.of(null, hex).orElseThrow(), new SecureRandom());
    }

    private static DataSource database() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }
}
