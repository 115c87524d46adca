package org.netpeering.nativeapi.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends single deliveries. The addresses that are connected to are the very ones that were looked at, so that a name cannot be
 * judged by one address and lead to another. Redirects are not followed, and of an answer no more than 4 KiB is read.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout WHOLE = Timeout.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_READ = 4096;
    private static final int FIRST_BAD_STATUS = 300;
    private static final int FIRST_GOOD_STATUS = 200;
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json", "UTF-8");

    private final Timeout whole;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("netpeering-webhook-deadlines").factory());

    /** Connects to receivers that may be named, and to no others. */
    public WebhookSender(Receivers receivers) {
        this(receivers, WHOLE);
    }

    /** The same, with another time for a whole delivery. */
    WebhookSender(Receivers receivers, Timeout whole) {
        this.whole = whole;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new AllowedOnly(receivers))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(whole)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(whole)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("netpeering-webhook")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /** Sends it once; returns why it was not taken, for people, or nothing if it was. */
    Optional<String> send(URI url, String secret, String id, Instant now, byte[] body) {
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSignature.of(secret, id, now, body));
        Future<?> deadline = deadlines.schedule(request::cancel, whole.toMilliseconds(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse answer = http.executeOpen(null, request, null);
            int status = answer.getCode();
            if (isShort(answer)) {
                answer.close();
            } else {
                // To close it would be to read all of it.
                request.cancel();
            }
            return status >= FIRST_GOOD_STATUS && status < FIRST_BAD_STATUS
                    ? Optional.empty()
                    : Optional.of("The receiver answered with status " + status);
        } catch (IOException e) {
            boolean isTooLate = request.isCancelled();
            request.cancel();
            return Optional.of(
                    isTooLate
                            ? "The receiver did not answer within " + whole.toSeconds() + " seconds"
                            : "The receiver could not be reached: " + e.getMessage());
        } finally {
            deadline.cancel(false);
        }
    }

    /** Reads the answer, if it is short; the connection can be used again then. */
    private static boolean isShort(ClassicHttpResponse answer) throws IOException {
        return answer.getEntity() == null || answer.getEntity().getContent().readNBytes(MOST_READ).length < MOST_READ;
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }

    private record AllowedOnly(Receivers receivers) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return receivers.allowedAddresses(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
