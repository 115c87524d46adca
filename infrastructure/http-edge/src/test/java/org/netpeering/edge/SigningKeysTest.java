package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Scope SCOPE = new Scope(Spelling.AWS4, "20261122", "eu-west-2", "ec2");

    private final SigningKeys keys = new SigningKeys();

    @Test
    void aKeyIsTheChainOfItsScope() {
        assertThat(HexFormat.of().formatHex(derive(SCOPE)))
                .isEqualTo("4b88cb6fffe76f82888d4c6a6f1c8769519e242ad88e480f5a1f4d30416f6a06");
    }

    @Test
    void aKeyIsDerivedOnce() {
        assertThat(derive(SCOPE)).isSameAs(derive(SCOPE));
    }

    @Test
    void theSpellingIsPartOfTheChain() {
        assertThat(derive(new Scope(Spelling.OSC4, "20261122", "eu-west-2", "ec2")))
                .isNotEqualTo(derive(SCOPE));
    }

    @Test
    void aFloodOfScopesPushesOutTheOldOnes() {
        byte[] first = derive(SCOPE);
        for (int i = 0; i < 1024; i++) {
            derive(new Scope(Spelling.AWS4, "20261122", "region-" + i, "ec2"));
        }
        assertThat(derive(SCOPE)).isNotSameAs(first).isEqualTo(first);
    }

    private byte[] derive(Scope scope) {
        return keys.derive(KnownKeys.PERMANENT.id(), KnownKeys.PERMANENT.secret(), scope);
    }
}
