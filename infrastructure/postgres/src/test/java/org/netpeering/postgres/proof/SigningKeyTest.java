package org.netpeering.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    /** RFC 8410, section 10.3 and 10.1: a private key and its public key. */
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    @Test
    void thePublicKeyIsTheOneThatBelongsToIt() {
        SigningKey key = SigningKey.ofPem(PRIVATE);

        assertThat(key.verifier().pem()).isEqualTo(PUBLIC);
        assertThat(VerifierKey.ofPem(PUBLIC)).isEqualTo(key.verifier());
        assertThat(key.verifier().hasSigned(new byte[] {1}, key.sign(new byte[] {1})))
                .isTrue();
        assertThat(key.verifier().hasSigned(new byte[] {2}, key.sign(new byte[] {1})))
                .isFalse();
    }

    @Test
    void aNewKeyIsReadAsItWasWritten() {
        SigningKey key = SigningKey.draw(new SecureRandom());

        assertThat(SigningKey.ofPem(key.pem()).verifier()).isEqualTo(key.verifier());
    }

    @Test
    void aKeyShowsNothingOfItself() {
        assertThat(SigningKey.ofPem(PRIVATE).toString()).doesNotContain("1O5y2").doesNotContain("MC4CAQ");
    }

    @Test
    void whatIsNoSuchKeyIsRefusedWithoutBeingQuoted() {
        String rsa = "MFQCAQAwDQYJKoZIhvcNAQEBBQAEQDA=";
        for (String text :
                List.of("", "secret", PUBLIC, PRIVATE.replace("MC4CAQ", "MC4CA"), PRIVATE.replaceAll("MC4.*", rsa))) {
            assertThatThrownBy(() -> SigningKey.ofPem(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("secret", "1O5y2", "MFQ");
        }
        assertThatThrownBy(() -> VerifierKey.ofPem(PRIVATE)).isInstanceOf(IllegalArgumentException.class);
    }
}
