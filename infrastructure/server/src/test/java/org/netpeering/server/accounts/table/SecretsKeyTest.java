package org.netpeering.server.accounts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsKeyTest {
    private static final byte[] BYTES = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void itIsReadFromAFileOrTheEnvironmentInBase64OrHex() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(BYTES);
        String hex = HexFormat.of().formatHex(BYTES);
        Path file = Files.writeString(directory.resolve("secrets.key"), base64 + "\n");

        assertThat(SecretsKey.of(file, "ignored").orElseThrow().key().getEncoded())
                .isEqualTo(BYTES);
        assertThat(SecretsKey.of(null, hex).orElseThrow().key().getEncoded()).isEqualTo(BYTES);
        assertThat(SecretsKey.of(null, base64).orElseThrow().toString())
                .isEqualTo("environment variable NETPEERING_SECRETS_KEY");
        assertThat(SecretsKey.of(null, null)).isEmpty();
        assertThat(SecretsKey.of(null, " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "00112233", "not a key at all!", "topsecrettopsecrettopsecrettopsecret", "é"})
    void whatIsNot32BytesIsRefusedAndNotShown(String text) {
        assertThatThrownBy(() -> SecretsKey.of(null, text))
                .isInstanceOf(SecretsKeyException.class)
                .hasMessageContaining("environment variable NETPEERING_SECRETS_KEY, is not 32 bytes in base64 or hex")
                .hasMessageContaining("make one with 'openssl rand -base64 32'")
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = directory.resolve("missing.key");
        assertThatThrownBy(() -> SecretsKey.of(missing, null))
                .isInstanceOf(SecretsKeyException.class)
                .hasMessageContaining(
                        missing + " (netpeering.secrets-key-file), cannot be read: there is no such file");
    }
}
