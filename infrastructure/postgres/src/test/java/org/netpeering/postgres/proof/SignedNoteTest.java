package org.netpeering.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    private static final SigningKey KEY = SigningKey.draw(new SecureRandom());

    /** The example of the tools for signed notes (golang.org/x/mod/sumdb/note), with the key that they publish. */
    @Test
    void aNoteThatAnotherProgramHasSignedIsVerified() {
        String line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        byte[] typed = Base64.getDecoder().decode(line.substring(line.lastIndexOf('+') + 1));
        VerifierKey peter = VerifierKey.of(java.util.Arrays.copyOfRange(typed, 1, typed.length));
        String note = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """;

        SignedNote parsed = SignedNote.parse(note);

        assertThat(parsed.signer()).isEqualTo("PeterNeumann");
        assertThat(parsed.isSignedBy(peter)).isTrue();
        assertThat(SignedNote.parse(note.replace("your problem is", "your problem was"))
                        .isSignedBy(peter))
                .isFalse();
        assertThat(parsed.isSignedBy(KEY.verifier())).isFalse();
        assertThat(peter.lineFor("PeterNeumann")).isEqualTo(line);
    }

    @Test
    void aCheckpointIsReadAsItWasWritten() {
        Frontier tree = Frontier.empty();
        tree.add(new byte[] {1});
        Checkpoint checkpoint =
                new Checkpoint("netpeering/log", 1, tree.root(), 7, Instant.parse("2026-11-23T03:01:20.000001Z"));

        String note = SignedNote.sign(checkpoint.text(), "netpeering/log", KEY).note();

        assertThat(note)
                .startsWith("netpeering/log\n1\n" + tree.root().base64()
                        + "\nnumber 7\ntime 2026-11-23T03:01:20.000001Z\n\n\u2014 netpeering/log ");
        SignedNote parsed = SignedNote.parse(note);
        assertThat(Checkpoint.parse(parsed.text())).isEqualTo(checkpoint);
        assertThat(parsed.isSignedBy(KEY.verifier())).isTrue();
    }

    @Test
    void whatIsNoCheckpointOrNoNoteIsRefused() {
        for (String text :
                List.of("", "x\n", "a\n1\nx\nnumber 1\ntime 2026-11-23T03:01:20Z\n", "a\n+1\n\nnumber 1\ntime x\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("This is not the text of a checkpoint");
        }
        for (String note : List.of("", "a\n\n", "a\n\n\u2014 b\n", "a\n\n\u2014 b AAAA\n", "a\n\n\u2014 b x08go/ZJ")) {
            assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
