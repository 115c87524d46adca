package org.netpeering.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by the book and apart from the code under test, for requests of which there is no capture. */
record CallSigner(AccessKey key, String spelling, String day, String region, String service) {

    static CallSigner aws() {
        return new CallSigner(KnownKeys.PERMANENT, "AWS4", "20261122", "eu-west-2", "ec2");
    }

    static CallSigner osc() {
        return new CallSigner(KnownKeys.OUTSCALE, "OSC4", "20261122", "eu-west-2", "api");
    }

    CallSigner with(AccessKey other) {
        return new CallSigner(other, spelling, day, region, service);
    }

    String scope() {
        return day + "/" + region + "/" + service + "/" + spelling.toLowerCase(Locale.ROOT) + "_request";
    }

    String authorization(String signedHeaders, String date, String canonicalRequest) {
        return spelling + "-HMAC-SHA256 Credential=" + key.id() + "/" + scope() + ", SignedHeaders=" + signedHeaders
                + ", Signature=" + signature(date, canonicalRequest);
    }

    String signature(String date, String canonicalRequest) {
        byte[] chain = (spelling + key.secret()).getBytes(StandardCharsets.UTF_8);
        for (String link : scope().split("/", -1)) {
            chain = hmac(chain, link);
        }
        String text = spelling + "-HMAC-SHA256\n" + date + "\n" + scope() + "\n" + hash(canonicalRequest);
        return HexFormat.of().formatHex(hmac(chain, text));
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
