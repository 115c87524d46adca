package org.netpeering.postgres;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.webhook.ConfigurationChanges;
import org.netpeering.application.webhook.ConfiguredWebhook;
import org.netpeering.application.webhook.LeasedWebhook;
import org.netpeering.application.webhook.ParkedDelivery;
import org.netpeering.application.webhook.ParkedForWebhook;
import org.netpeering.application.webhook.SecretSealing;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner;
import org.netpeering.application.webhook.WebhookOwner.OfAccount;
import org.netpeering.application.webhook.WebhookOwner.OfAuditor;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhooks in {@code netpeering.webhook}. Leases run by the clock of the database, which all nodes share. */
public final class PostgresWebhooks implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWebhooks.class);
    private static final int LONGEST_FAILURE = 500;
    private static final String COLUMNS =
            "webhook_id, owner, account, auditor, url, event_types, peerings, nets, accounts, created_at";
    private static final String MADE_BY_ACCOUNT = "owner <> 'operator' AND account = ?";
    private static final String OF_OPERATOR = "owner = 'operator'";
    private static final long ONE_AT_A_TIME = 0x6e65747065657233L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecretSealing sealing;

    /** Keeps secrets as that seals them. */
    public PostgresWebhooks(DataSource dataSource, SecretSealing sealing) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.sealing = sealing;
    }

    @Override
    public boolean add(Webhook webhook, String secret, FeedPosition after, int most) {
        return insert(webhook, secret, after, """
                                WHERE (SELECT count(*) FROM netpeering.webhook
                                        WHERE owner <> 'operator' AND account = :account) < :most
                                """, Map.of("most", most));
    }

    private boolean insert(
            Webhook webhook, String secret, FeedPosition after, String condition, Map<String, Object> more) {
        return jdbc.sql("""
                        INSERT INTO netpeering.webhook (webhook_id, owner, account, auditor, url, secret, event_types,
                                                        peerings, nets, accounts, created_at, transaction_id, global_index)
                        SELECT :id, :owner, :account::text, :auditor::text, :url, :secret, :types::text[],
                               :peerings::text[], :nets::text[], :accounts::text[], :createdAt, :transaction, :index
                        """ + condition)
                        .params(values(webhook, secret))
                        .param("createdAt", webhook.createdAt().atOffset(ZoneOffset.UTC))
                        .param("transaction", after.transaction())
                        .param("index", after.index())
                        .params(more)
                        .update()
                == 1;
    }

    /** What the configuration, or whoever made it, says of a webhook. */
    private Map<String, @Nullable Object> values(Webhook webhook, String secret) {
        FeedFilter filter = webhook.filter();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", webhook.id());
        values.put("owner", kind(webhook.owner()));
        values.put("account", account(webhook));
        values.put("auditor", webhook.owner() instanceof OfAuditor auditor ? auditor.user() : null);
        values.put("url", webhook.url().toString());
        values.put("secret", sealing.seal(owner(webhook), secret));
        values.put("types", texts(filter.names(), name -> name));
        values.put("peerings", texts(filter.peerings(), NetPeeringId::value));
        values.put("nets", texts(filter.nets(), NetId::value));
        values.put("accounts", texts(filter.accounts(), AccountId::value));
        return values;
    }

    @Override
    public ConfigurationChanges configure(List<ConfiguredWebhook> webhooks, FeedPosition after) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query()
                    .singleValue();
            return replaceConfigured(webhooks, after);
        }));
    }

    private ConfigurationChanges replaceConfigured(List<ConfiguredWebhook> webhooks, FeedPosition after) {
        Map<String, Configured> before = jdbc
                .sql("SELECT " + COLUMNS + ", secret FROM netpeering.webhook WHERE " + OF_OPERATOR)
                .query((row, number) -> new Configured(webhook(row), row.getBytes("secret")))
                .list()
                .stream()
                .collect(Collectors.toMap(configured -> configured.webhook.id(), Function.identity()));
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (ConfiguredWebhook wanted : webhooks) {
            Configured there = before.remove(wanted.webhook().id());
            if (there == null) {
                boolean unused = insert(wanted.webhook(), wanted.secret(), after, "", Map.of());
                added.add(wanted.webhook().id());
            } else if (!isSame(there, wanted)) {
                change(wanted);
                changed.add(wanted.webhook().id());
            }
        }
        before.keySet()
                .forEach(id -> jdbc.sql("DELETE FROM netpeering.webhook WHERE webhook_id = ?")
                        .param(id)
                        .update());
        return new ConfigurationChanges(
                added, changed, before.keySet().stream().sorted().toList());
    }

    private boolean isSame(Configured there, ConfiguredWebhook wanted) {
        Webhook webhook = wanted.webhook();
        return there.webhook.equals(new Webhook(
                        webhook.id(), webhook.owner(), webhook.url(), webhook.filter(), there.webhook.createdAt()))
                && sealing.open(owner(there.webhook), there.secret)
                        .filter(wanted.secret()::equals)
                        .isPresent();
    }

    /** The lease ends, so that whoever has it learns of the change. */
    private void change(ConfiguredWebhook wanted) {
        jdbc.sql("""
                        UPDATE netpeering.webhook
                           SET owner = :owner, account = :account::text, auditor = :auditor::text, url = :url, secret = :secret,
                               event_types = :types::text[], peerings = :peerings::text[], nets = :nets::text[],
                               accounts = :accounts::text[], leased_by = NULL, leased_until = NULL
                         WHERE webhook_id = :id
                        """).params(values(wanted.webhook(), wanted.secret())).update();
    }

    @Override
    public List<Webhook> configured() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM netpeering.webhook WHERE " + OF_OPERATOR + " ORDER BY webhook_id")
                .query((row, number) -> webhook(row))
                .list();
    }

    @Override
    public Optional<Webhook> findConfigured(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM netpeering.webhook WHERE " + OF_OPERATOR + " AND webhook_id = ?")
                .param(id)
                .query((row, number) -> webhook(row))
                .optional();
    }

    @Override
    public List<Webhook> of(AccountId account) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM netpeering.webhook WHERE " + MADE_BY_ACCOUNT
                        + " ORDER BY created_at, webhook_id")
                .param(account.value())
                .query((row, number) -> webhook(row))
                .list();
    }

    @Override
    public Optional<Webhook> find(AccountId account, String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM netpeering.webhook WHERE " + MADE_BY_ACCOUNT
                        + " AND webhook_id = ?")
                .params(account.value(), id)
                .query((row, number) -> webhook(row))
                .optional();
    }

    @Override
    public boolean remove(AccountId account, String id) {
        return jdbc.sql("DELETE FROM netpeering.webhook WHERE " + MADE_BY_ACCOUNT + " AND webhook_id = ?")
                        .params(account.value(), id)
                        .update()
                == 1;
    }

    @Override
    public List<ParkedDelivery> parked(String id, int limit) {
        return deliveries(id, "", limit);
    }

    @Override
    public List<ParkedDelivery> due(String id, int limit) {
        return deliveries(id, "AND is_due", limit);
    }

    private List<ParkedDelivery> deliveries(String id, String condition, int limit) {
        return jdbc.sql("""
                        SELECT peering_id, transaction_id, global_index, parked_at, failure FROM netpeering.webhook_parked
                         WHERE webhook_id = ? %s ORDER BY peering_id, transaction_id, global_index LIMIT ?
                        """.formatted(condition))
                .params(id, limit)
                .query((row, number) -> delivery(row))
                .list();
    }

    private static ParkedDelivery delivery(ResultSet row) throws SQLException {
        return new ParkedDelivery(
                new NetPeeringId(row.getString("peering_id")),
                new FeedPosition(row.getLong("transaction_id"), row.getLong("global_index")),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getString("failure"));
    }

    @Override
    public List<ParkedForWebhook> parked(int limit) {
        return jdbc.sql("""
                        SELECT %s, peering_id, parked.transaction_id, parked.global_index, parked_at, failure
                          FROM netpeering.webhook_parked parked JOIN netpeering.webhook USING (webhook_id)
                         ORDER BY parked_at, webhook_id, peering_id, parked.transaction_id, parked.global_index LIMIT ?
                        """.formatted(COLUMNS))
                .param(limit)
                .query((row, number) -> new ParkedForWebhook(webhook(row), delivery(row)))
                .list();
    }

    @Override
    public int countParked(int most) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM netpeering.webhook_parked LIMIT ?) AS parked")
                .param(most)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    @Override
    public int replayAll() {
        return jdbc.sql("UPDATE netpeering.webhook_parked SET is_due = true").update();
    }

    @Override
    public int replay(String id) {
        return jdbc.sql("UPDATE netpeering.webhook_parked SET is_due = true WHERE webhook_id = ?")
                .param(id)
                .update();
    }

    @Override
    public List<LeasedWebhook> lease(String node, Duration lease) {
        return jdbc
                .sql("""
                        UPDATE netpeering.webhook SET leased_by = ?, leased_until = clock_timestamp() + ? * interval '1 ms'
                         WHERE webhook_id IN (SELECT webhook_id FROM netpeering.webhook
                                               WHERE leased_until IS NULL OR leased_until < clock_timestamp()
                                                 FOR UPDATE SKIP LOCKED)
                        RETURNING %s, secret, transaction_id, global_index
                        """.formatted(COLUMNS))
                .params(node, lease.toMillis())
                .query((row, number) -> leased(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LeasedWebhook> leased(ResultSet row) throws SQLException {
        Webhook webhook = webhook(row);
        Optional<String> secret = sealing.open(owner(webhook), row.getBytes("secret"));
        if (secret.isEmpty()) {
            LOG.error(
                    "The secret of webhook {} cannot be opened with the key for the secrets of this node; nothing is"
                            + " delivered for it. Start with the key it was made with, or make the webhook again",
                    webhook.id());
            return Optional.empty();
        }
        return Optional.of(new LeasedWebhook(
                webhook, secret.get(), new FeedPosition(row.getLong("transaction_id"), row.getLong("global_index"))));
    }

    @Override
    public Set<String> renew(String node, Duration lease) {
        return Set.copyOf(jdbc.sql("""
                        UPDATE netpeering.webhook SET leased_until = clock_timestamp() + ? * interval '1 ms'
                         WHERE leased_by = ? AND leased_until > clock_timestamp() RETURNING webhook_id
                        """)
                .params(lease.toMillis(), node)
                .query((row, number) -> row.getString(1))
                .list());
    }

    @Override
    public void release(String id, String node) {
        jdbc.sql("UPDATE netpeering.webhook SET leased_until = NULL WHERE webhook_id = ? AND leased_by = ?")
                .params(id, node)
                .update();
    }

    @Override
    public boolean advance(String id, String node, FeedPosition position) {
        return jdbc.sql("""
                        UPDATE netpeering.webhook SET transaction_id = ?, global_index = ?
                         WHERE webhook_id = ? AND leased_by = ? AND leased_until > clock_timestamp()
                        """)
                        .params(position.transaction(), position.index(), id, node)
                        .update()
                == 1;
    }

    @Override
    public boolean park(String id, NetPeeringId peering, FeedPosition position, Instant at, String failure) {
        return jdbc.sql("""
                        INSERT INTO netpeering.webhook_parked (webhook_id, peering_id, transaction_id, global_index, parked_at,
                                                               failure)
                        SELECT webhook_id, ?, ?, ?, ?, ? FROM netpeering.webhook WHERE webhook_id = ?
                        ON CONFLICT DO NOTHING
                        """)
                        .params(
                                peering.value(),
                                position.transaction(),
                                position.index(),
                                at.atOffset(ZoneOffset.UTC),
                                shortened(failure),
                                id)
                        .update()
                == 1;
    }

    @Override
    public Set<NetPeeringId> parkedPeerings(String id) {
        return jdbc
                .sql("SELECT DISTINCT peering_id FROM netpeering.webhook_parked WHERE webhook_id = ?")
                .param(id)
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public void unpark(String id, ParkedDelivery delivered) {
        jdbc.sql("""
                        DELETE FROM netpeering.webhook_parked
                         WHERE webhook_id = ? AND peering_id = ? AND transaction_id = ? AND global_index = ?
                        """)
                .params(
                        id,
                        delivered.peering().value(),
                        delivered.position().transaction(),
                        delivered.position().index())
                .update();
    }

    @Override
    public void postpone(String id, NetPeeringId peering, String failure) {
        jdbc.sql(
                        "UPDATE netpeering.webhook_parked SET is_due = false, failure = ? WHERE webhook_id = ? AND peering_id = ?")
                .params(shortened(failure), id, peering.value())
                .update();
    }

    private static String shortened(String failure) {
        return failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE));
    }

    /** Injective: neither ids nor accounts contain a slash. */
    private static String owner(Webhook webhook) {
        return "webhook/" + webhook.id() + "/" + Objects.requireNonNullElse(account(webhook), "");
    }

    private static @Nullable String account(Webhook webhook) {
        AccountId account = webhook.owner().account();
        return account == null ? null : account.value();
    }

    private static String kind(WebhookOwner owner) {
        return switch (owner) {
            case OfAccount account -> "account";
            case OfAuditor auditor -> "auditor";
            case OfOperator operator -> "operator";
        };
    }

    private static WebhookOwner owner(ResultSet row) throws SQLException {
        String text = row.getString("account");
        AccountId account = text == null ? null : new AccountId(text);
        String kind = row.getString("owner");
        if (kind.equals("operator")) {
            return OfOperator.of(row.getString("webhook_id"), account);
        }
        Objects.requireNonNull(account);
        return kind.equals("auditor") ? new OfAuditor(account, row.getString("auditor")) : new OfAccount(account);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("webhook_id"),
                owner(row),
                URI.create(row.getString("url")),
                new FeedFilter(
                        values(row.getArray("accounts"), AccountId::new),
                        values(row.getArray("nets"), NetId::new),
                        values(row.getArray("peerings"), NetPeeringId::new),
                        values(row.getArray("event_types"), name -> name)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private record Configured(Webhook webhook, byte[] secret) {}

    private static <T> String @Nullable [] texts(Set<T> values, Function<T, String> text) {
        return values.isEmpty() ? null : values.stream().map(text).toArray(String[]::new);
    }

    private static <T> Set<T> values(@Nullable Array array, Function<String, T> read) throws SQLException {
        return array == null
                ? Set.of()
                : Arrays.stream((String[]) array.getArray()).map(read).collect(Collectors.toUnmodifiableSet());
    }
}
