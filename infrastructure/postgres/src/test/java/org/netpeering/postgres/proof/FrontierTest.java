package org.netpeering.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {
    /** The leaves that implementations of RFC 6962 are tested with. */
    private static final List<String> REFERENCE_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theRootsAreThoseOfTheReferenceLeaves(int size, String root) {
        Frontier tree = Frontier.empty();
        REFERENCE_LEAVES
                .subList(0, size)
                .forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));

        assertThat(tree.root()).hasToString(root);
    }

    @Test
    void leavesAddedOneByOneGiveTheTreeOfTheDefinition() {
        Frontier tree = Frontier.empty();
        List<byte[]> leaves = new ArrayList<>();
        for (int size = 0; size <= 300; size++) {
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root().bytes()).as("%s leaves", size).isEqualTo(definition(leaves));
            Frontier restored = Frontier.of(tree.size(), tree.bytes());
            byte[] next = {(byte) size, (byte) (size >> 8)};
            leaves.add(next);
            tree.add(next);
            restored.add(next);
            assertThat(restored.root()).isEqualTo(tree.root());
        }
    }

    @Test
    void aCopyGrowsByItself() {
        Frontier tree = Frontier.empty();
        tree.add(new byte[] {1});
        Hash before = tree.root();

        tree.copy().add(new byte[] {2});

        assertThat(tree.root()).isEqualTo(before);
        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void bytesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> Frontier.of(3, new byte[32]))
                .hasMessage("A tree of 3 leaves has no frontier of 32 bytes");
    }

    /** RFC 6962, section 2.1, word by word. */
    private static byte[] definition(List<byte[]> leaves) {
        MessageDigest digest = Hash.sha256();
        if (leaves.isEmpty()) {
            return digest.digest();
        }
        if (leaves.size() == 1) {
            digest.update((byte) 0);
            return digest.digest(leaves.getFirst());
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        byte[] left = definition(leaves.subList(0, k));
        byte[] right = definition(leaves.subList(k, leaves.size()));
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
