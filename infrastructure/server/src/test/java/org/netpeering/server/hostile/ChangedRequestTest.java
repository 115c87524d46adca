package org.netpeering.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.server.RunningServer;
import org.netpeering.server.TestAccount;

/** A captured request is good for nothing but itself, and for that only as long as its date is near. */
class ChangedRequestTest {
    private static final String BODY = "{\"ResultsPerPage\":10}";
    private static final List<String> PARAMETERS =
            List.of("Action=DescribeVpcs", "MaxResults=10", "Version=2016-11-15");

    private final RunningServer server = RunningServer.shared();
    private final TestAccount account = server.freshAccount();
    private final String host = URI.create(server.baseUrl()).getAuthority();
    private final CallSigner signer = new CallSigner(account, host);

    @Test
    void asItWasSignedItIsAnswered() throws IOException {
        assertThat(send(inHeader(Instant.now())).status()).isEqualTo(200);
        assertThat(send(inQuery(Instant.now())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a byte of the body     | {"ResultsPerPage":10} | {"ResultsPerPage":11}
            the path               | /api/v1/ReadNets      | /api/v1/ReadVms
            the version            | /api/v1/              | /api/v2/
            a query that was added | ReadNets HTTP         | ReadNets?a=b HTTP
            the method             | POST                  | PUT
            the host               | Host: 127             | Host: 126
            the date               | X-Amz-Date: 20        | X-Amz-Date: 19
            the scope              | /eu-west-2/           | /eu-west-1/
            the signature          | Signature=            | Signature=0
            """)
    void aChangeOfWhatIsSignedInAHeaderIsRefused(String what, String from, String to) throws IOException {
        String request = inHeader(Instant.now());
        assertThat(request).as(what).contains(from);

        RawAnswer answer = send(request.replace(from, to));

        assertThat(answer.status()).as(what + " " + answer.body()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("\"Nets\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a value       | MaxResults=10       | MaxResults=11
            a parameter   | Version=2016-11-15  | Version=2016-11-15&VpcId.1=vpc-00000001
            an action     | DescribeVpcs        | DeleteVpc
            the life time | X-Amz-Expires=300   | X-Amz-Expires=301
            the date      | X-Amz-Date=20       | X-Amz-Date=19
            the signature | X-Amz-Signature=    | X-Amz-Signature=0
            """)
    void aChangeOfWhatIsSignedInTheQueryIsRefused(String what, String from, String to) throws IOException {
        String request = inQuery(Instant.now());
        assertThat(request).as(what).contains(from);

        RawAnswer answer = send(request.replace(from, to));

        assertThat(answer.status()).as(what + " " + answer.body()).isBetween(400, 403);
        assertThat(answer.body()).contains("<Code>").doesNotContain("<vpcSet");
    }

    @Test
    void aCapturedRequestThatIsSentAgainTooLateIsRefused() throws IOException {
        Instant captured = Instant.now().minus(Duration.ofMinutes(20));

        assertThat(send(inHeader(captured)).kind()).isEqualTo("401 1");
        assertThat(send(inQuery(captured)).kind()).isEqualTo("400 RequestExpired");
    }

    @Test
    void aRequestFromTheFutureIsRefusedToo() throws IOException {
        assertThat(send(inHeader(Instant.now().plus(Duration.ofMinutes(20)))).kind())
                .isEqualTo("401 1");
    }

    private String inHeader(Instant date) {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        return "POST /api/v1/ReadNets HTTP/1.1\r\nHost: " + host + "\r\n"
                + signer.headers("POST", "/api/v1/ReadNets", "", body, date)
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n" + BODY;
    }

    private String inQuery(Instant date) {
        return "GET /?" + signer.presigned("/", PARAMETERS, date) + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private RawAnswer send(String request) throws IOException {
        try (RawConnection connection = new RawConnection(URI.create(server.baseUrl()))) {
            return connection.send(request.getBytes(StandardCharsets.ISO_8859_1), true);
        }
    }
}
