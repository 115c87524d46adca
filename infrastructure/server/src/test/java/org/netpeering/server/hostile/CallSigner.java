package org.netpeering.server.hostile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netpeering.server.SigningMath;
import org.netpeering.server.TestAccount;

/** Signs by signature version 4, in the header or in the query string, whatever it is that is signed. */
record CallSigner(TestAccount account, String host) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The lines that a signed request needs, each with its end. */
    String headers(String method, String path, String canonicalQuery, byte[] body, Instant now) {
        String date = DATE.format(now);
        String canonical = String.join(
                "\n",
                method,
                path,
                canonicalQuery,
                "host:" + host,
                "x-amz-date:" + date,
                "",
                "host;x-amz-date",
                SigningMath.sha256(body));
        return "X-Amz-Date: " + date + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + account.accessKeyId() + "/"
                + scope(date) + ", SignedHeaders=host;x-amz-date, Signature=" + signature(canonical, date) + "\r\n";
    }

    /** The query string of a presigned GET: the sorted parameters, and the signature at the end. */
    String presigned(String path, List<String> encodedParameters, Instant now) {
        String date = DATE.format(now);
        String credential = (account.accessKeyId() + "/" + scope(date)).replace("/", "%2F");
        String query = Stream.concat(
                        encodedParameters.stream(),
                        List.of(
                                "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                                "X-Amz-Credential=" + credential,
                                "X-Amz-Date=" + date,
                                "X-Amz-Expires=300",
                                "X-Amz-SignedHeaders=host")
                                .stream())
                .sorted()
                .collect(Collectors.joining("&"));
        String canonical =
                String.join("\n", "GET", path, query, "host:" + host, "", "host", SigningMath.sha256(new byte[0]));
        return query + "&X-Amz-Signature=" + signature(canonical, date);
    }

    private static String scope(String date) {
        return date.substring(0, 8) + "/eu-west-2/ec2/aws4_request";
    }

    private String signature(String canonical, String date) {
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                date,
                scope(date),
                SigningMath.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        return SigningMath.signature("AWS4" + account.secretKey(), scope(date), toSign);
    }
}
