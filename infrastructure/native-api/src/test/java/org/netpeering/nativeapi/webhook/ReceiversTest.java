package org.netpeering.nativeapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.AddressRange;

class ReceiversTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "public.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
            "inside.example", List.of("10.1.2.3"),
            "both.example", List.of("93.184.215.14", "10.1.2.3"),
            "localhost", List.of("127.0.0.1"));
    private static final Receivers PRODUCTION =
            new Receivers(new ReceiverAddresses(List.of()), false, ReceiversTest::addresses);
    private static final Receivers SANDBOX =
            new Receivers(new ReceiverAddresses(ReceiverAddresses.LOOPBACK), true, ReceiversTest::addresses);

    @ParameterizedTest
    @ValueSource(strings = {"https://public.example", "https://public.example:8443/a?b=c", "https://93.184.215.14/"})
    void aPublicReceiverMayBeNamed(String url) {
        assertThat(PRODUCTION.mistakeIn(url)).isEmpty();
        assertThat(SANDBOX.mistakeIn(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://public.example/            | begin with https://
            http://localhost:9000/            | begin with https://
            ftp://public.example/             | begin with https://
            file:///etc/passwd                | with a host
            https:public.example              | with a host
            https:///path                     | with a host
            public.example                    | with a host
            https://public.example/ä          | in ASCII
            not an address                    | no address
            https://user@public.example/      | no user
            https://u:p@public.example/       | no user
            https://public.example/#part      | fragment
            https://public.example:22/        | port
            https://public.example:0/         | port
            https://public.example:70000/     | port
            https://inside.example/           | not public
            https://both.example/             | not public
            https://localhost/                | not public
            https://127.0.0.1/                | not public
            https://[::1]/                    | not public
            https://[::ffff:10.0.0.1]/        | not public
            https://nobody.example/           | no address
            """)
    void anyOtherIsRefusedWithTheReason(String url, String reason) {
        assertThat(PRODUCTION.mistakeIn(url))
                .hasValueSatisfying(mistake -> assertThat(mistake).contains(reason));
    }

    @Test
    void theSandboxTakesThisMachineTooButNoOtherByHttp() {
        assertThat(SANDBOX.mistakeIn("http://localhost:9000/")).isEmpty();
        assertThat(SANDBOX.mistakeIn("http://127.0.0.1:9000/")).isEmpty();
        assertThat(SANDBOX.mistakeIn("https://localhost:9000/")).isEmpty();
        assertThat(SANDBOX.mistakeIn("http://public.example:9000/")).isPresent();
        assertThat(SANDBOX.mistakeIn("https://inside.example/")).isPresent();
    }

    @Test
    void anOperatorAllowsRanges() {
        Receivers receivers = new Receivers(
                new ReceiverAddresses(List.of(AddressRange.parse("10.1.0.0/16"))), false, ReceiversTest::addresses);

        assertThat(receivers.mistakeIn("https://inside.example/")).isEmpty();
        assertThat(receivers.mistakeIn("https://both.example/")).isEmpty();
        assertThat(receivers.mistakeIn("https://10.2.0.1/")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "fec0::1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1",
                "3fff::1"
            })
    void whatIsNotPublicIsNotAllowed(String address) throws UnknownHostException {
        assertThat(new ReceiverAddresses(List.of()).isAllowed(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "223.255.255.255", "2a00:1450::1"})
    void whatIsPublicIsAllowed(String address) throws UnknownHostException {
        assertThat(new ReceiverAddresses(List.of()).isAllowed(InetAddress.getByName(address)))
                .isTrue();
    }

    /** A name that was public when it was judged, and leads here when it is connected to. */
    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "127.0.0.1", "[::1]"})
    void nothingIsSentToAnAddressThatMayNotBeNamedWhateverTheNameWasBefore(String host) throws IOException {
        Receivers receivers =
                new Receivers(new ReceiverAddresses(List.of()), false, name -> InetAddress.getAllByName("127.0.0.1"));
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookSender sender = new WebhookSender(receivers)) {
            URI url = URI.create("http://" + host + ":" + inside.getLocalPort() + "/");

            assertThat(sender.send(url, WebhookSignature.secretOf(new byte[32]), "id", Instant.EPOCH, new byte[0]))
                    .hasValueSatisfying(failure -> assertThat(failure).contains("not public"));

            inside.setSoTimeout(200);
            assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static InetAddress[] addresses(String host) throws UnknownHostException {
        List<String> known = NAMES.get(host);
        if (known == null) {
            if (!host.matches("[0-9.]+|\\[.*]")) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(host);
        }
        InetAddress[] addresses = new InetAddress[known.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(known.get(i));
        }
        return addresses;
    }
}
