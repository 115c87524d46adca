package org.netpeering.server.accounts.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.value.AccountId;

class SealedSecretsTest {
    private static final String SECRET = "SKEXAMPLE0000000000000000000000000000001";
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final KeyOwner OWNER = new KeyOwner("AKEXAMPLE00000000001", ACCOUNT, "alice");

    private final SealedSecrets secrets = sealedWith("00".repeat(32));

    @Test
    void whatWasSealedIsOpened() {
        assertThat(secrets.open(OWNER, secrets.seal(OWNER, SECRET))).contains(SECRET);
    }

    @Test
    void theSecretIsNotInWhatIsKeptAndTheSameSecretLooksDifferentEachTime() {
        byte[] sealed = secrets.seal(OWNER, SECRET);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET.substring(0, 4));
        assertThat(secrets.seal(OWNER, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void noByteCanBeChangedOrLeftOut() {
        byte[] sealed = secrets.seal(OWNER, SECRET);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(secrets.open(OWNER, changed)).as("byte %d changed", at).isEmpty();
            byte[] shorter = Arrays.copyOf(sealed, at);
            assertThat(secrets.open(OWNER, shorter)).as("%d bytes", at).isEmpty();
        }
    }

    static Stream<KeyOwner> others() {
        return Stream.of(
                new KeyOwner("AKEXAMPLE00000000002", ACCOUNT, "alice"),
                new KeyOwner(OWNER.keyId(), new AccountId("111122223334"), "alice"),
                new KeyOwner(OWNER.keyId(), ACCOUNT, "bob"),
                new KeyOwner(OWNER.keyId(), ACCOUNT, null));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aSecretCannotBeMovedToAnotherKeyAccountOrUser(KeyOwner other) {
        assertThat(secrets.open(other, secrets.seal(OWNER, SECRET))).isEmpty();
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThat(sealedWith("01" + "00".repeat(31)).open(OWNER, secrets.seal(OWNER, SECRET)))
                .isEmpty();
    }

    private static SealedSecrets sealedWith(String hex) {
        return new SealedSecrets(SecretsKey.of(null, hex).orElseThrow(), new SecureRandom());
    }
}
