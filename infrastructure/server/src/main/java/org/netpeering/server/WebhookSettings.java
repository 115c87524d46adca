package org.netpeering.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.webhook.ConfiguredWebhook;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.nativeapi.webhook.Receivers;
import org.netpeering.nativeapi.webhook.WebhookSignature;
import org.netpeering.server.accounts.table.SecretsKey;
import org.netpeering.server.files.TextFile;
import org.netpeering.server.files.UnreadableFileException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Reads the webhooks of the configuration. Nothing that looks like a mistake is passed over: one that was would deliver events to
 * somebody for whom they are not meant.
 *
 * @param receivers which may be named
 * @param canKeepSecrets whether there is a key that encrypts them
 * @param clock the real time
 */
record WebhookSettings(Receivers receivers, boolean canKeepSecrets, InstantSource clock) {
    private static final String ALL = "netpeering.webhooks.configured";
    private static final Pattern NAME = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,39}");
    private static final List<String> KNOWN =
            List.of("url", "secret", "secret-file", "account", "types", "nets", "peerings", "accounts");
    private static final int MOST_CHARACTERS = 1024;
    private static final String MAKE_SECRET = "'echo whsec_$(openssl rand -base64 32)' makes one";

    /**
     * The settings of a webhook. What is null was not set.
     *
     * @param url where events are delivered to
     * @param secret signs deliveries; or else it is in the file
     * @param secretFile holds the secret
     * @param account what concerns it is delivered; without it, what concerns any account
     * @param types wire names of events
     * @param nets ids
     * @param peerings ids
     * @param accounts ids
     */
    record Written(
            @Nullable String url,
            @Nullable String secret,
            @Nullable Path secretFile,
            @Nullable String account,
            @Nullable List<String> types,
            @Nullable List<String> nets,
            @Nullable List<String> peerings,
            @Nullable List<String> accounts) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Written[account=" + account + "]";
        }
    }

    /**
     * All webhooks, by name.
     *
     * @throws StartRefused if something is not in order
     */
    List<ConfiguredWebhook> read(ServerProperties.Webhooks properties, Environment environment) {
        // First of all: what would not fit below might be a secret, and be shown.
        properties.configured().forEach(WebhookSettings::refuseUnknown);
        if (!properties.configured().isEmpty() && !canKeepSecrets) {
            throw new StartRefused(ALL + " names webhooks ("
                    + String.join(", ", properties.configured().keySet())
                    + "), and there is no key to encrypt their secrets with. Name one by --" + SecretsKey.SETTING
                    + "=FILE; 'openssl rand -base64 32' makes one");
        }
        return new TreeMap<>(Binder.get(environment)
                        .bind(ALL, Bindable.mapOf(String.class, Written.class))
                        .orElse(Map.of()))
                .entrySet().stream()
                        .map(entry -> new Setting(entry.getKey()).read(entry.getValue()))
                        .toList();
    }

    /** A filter whose name is misspelled would be none. */
    private static void refuseUnknown(String name, Object settings) {
        if (!(settings instanceof Map<?, ?> named)) {
            throw new StartRefused(ALL + "." + name + " is not known. Write " + ALL + ".NAME.url, and so on");
        }
        named.keySet().forEach(key -> refuseUnknown(name, String.valueOf(key)));
    }

    private static void refuseUnknown(String name, String key) {
        String plain = plain(key.replaceFirst("\\[.*", ""));
        if (KNOWN.stream().noneMatch(known -> plain(known).equals(plain))) {
            throw new StartRefused(
                    ALL + "." + name + "." + key + " is not known. Known are " + String.join(", ", KNOWN));
        }
    }

    /** Variables of the environment have no hyphens. */
    private static String plain(String key) {
        return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    /** The settings of one webhook. */
    private final class Setting {
        private final String name;
        private final String prefix;

        Setting(String name) {
            this.name = name;
            this.prefix = ALL + "." + name;
        }

        ConfiguredWebhook read(Written written) {
            if (!NAME.matcher(name).matches()) {
                throw new StartRefused(prefix + ": '" + name + "' is no name of a webhook. Write up to 40 small letters"
                        + " and digits, with single hyphens between them");
            }
            OfOperator owner = new OfOperator(name, account(written.account()));
            return new ConfiguredWebhook(
                    new Webhook(
                            owner.id(),
                            owner,
                            url(written.url()),
                            filter(written),
                            clock.instant().truncatedTo(ChronoUnit.MICROS)),
                    secret(written.secret(), written.secretFile()));
        }

        private @Nullable AccountId account(@Nullable String written) {
            if (written == null) {
                return null;
            }
            if (!AccountId.isValid(written)) {
                throw new StartRefused(
                        prefix + ".account: '" + written + "' is no id of an account, which has 12 digits."
                                + " Leave it out for the events of all accounts");
            }
            return new AccountId(written);
        }

        private URI url(@Nullable String written) {
            if (written == null) {
                throw new StartRefused(prefix + ".url is missing. It says where events are delivered to");
            }
            receivers.lastingMistakeIn(written).ifPresent(mistake -> {
                throw new StartRefused(prefix + ".url: '" + withoutSecrets(written) + "' is no receiver. " + mistake
                        + " (Receivers that are not public are allowed by netpeering.webhooks.allowed-addresses.)");
            });
            return URI.create(written);
        }

        /** Whoever writes credentials into an address must not find them in the log. */
        private static String withoutSecrets(String url) {
            return url.replaceFirst("//[^/]*@", "//...@").replaceFirst("[?#].*", "?...");
        }

        private FeedFilter filter(Written written) {
            return new FeedFilter(
                    several("accounts", written.accounts(), AccountId::isValid, AccountId::new, "An id has 12 digits"),
                    several(
                            "nets",
                            written.nets(),
                            NetId::isValid,
                            NetId::new,
                            "An id of a Net is 'vpc-' and 8 or 17 hexadecimal digits"),
                    several(
                            "peerings",
                            written.peerings(),
                            NetPeeringId::isValid,
                            NetPeeringId::new,
                            "An id of a peering is 'pcx-' and 8 or 17 hexadecimal digits"),
                    several(
                            "types",
                            written.types(),
                            EventNames.all()::contains,
                            type -> type,
                            "The types are " + String.join(", ", EventNames.all())));
        }

        private <T> Set<T> several(
                String part,
                @Nullable List<String> written,
                Predicate<String> valid,
                Function<String, T> reading,
                String rule) {
            if (written == null) {
                return Set.of();
            }
            if (written.isEmpty()) {
                throw new StartRefused(prefix + "." + part + " is empty. Name some, or leave it out for all. " + rule);
            }
            Set<T> values = new LinkedHashSet<>();
            for (String value : written) {
                if (!valid.test(value)) {
                    throw new StartRefused(prefix + "." + part + ": '" + value + "' is invalid. " + rule);
                }
                values.add(reading.apply(value));
            }
            return values;
        }

        private String secret(@Nullable String written, @Nullable Path file) {
            if (written != null && file != null) {
                throw new StartRefused(prefix + ".secret and .secret-file are both set. Leave out one of them");
            }
            if (file != null) {
                return checked(contentOf(file), ".secret-file: the secret in '" + file + "'");
            }
            if (written == null) {
                throw new StartRefused(prefix + ".secret-file is missing. Name a file that holds the secret that"
                        + " deliveries are signed with, or give it as " + prefix + ".secret by the environment; "
                        + MAKE_SECRET);
            }
            return checked(written, ".secret");
        }

        private String contentOf(Path file) {
            try {
                return TextFile.read(file, MOST_CHARACTERS);
            } catch (UnreadableFileException e) {
                throw new StartRefused(prefix + ".secret-file: '" + file + "' cannot be read: " + e.getMessage());
            }
        }

        private String checked(String text, String where) {
            String secret = text.strip();
            if (!WebhookSignature.isSecret(secret)) {
                throw new StartRefused(prefix + where + " is not 'whsec_' and 24 to 64 bytes in base64 ("
                        + secret.length() + " characters, not shown). Correct it; " + MAKE_SECRET);
            }
            return secret;
        }
    }
}
