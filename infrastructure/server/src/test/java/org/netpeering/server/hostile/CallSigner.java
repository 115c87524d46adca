package org.netpeering.server.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
                sha256(body));
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
        String canonical = String.join("\n", "GET", path, query, "host:" + host, "", "host", sha256(new byte[0]));
        return query + "&X-Amz-Signature=" + signature(canonical, date);
    }

    private static String scope(String date) {
        return date.substring(0, 8) + "/eu-west-2/ec2/aws4_request";
    }

    private String signature(String canonical, String date) {
        String toSign = String.join(
                "\n", "AWS4-HMAC-SHA256", date, scope(date), sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + account.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope(date).split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
