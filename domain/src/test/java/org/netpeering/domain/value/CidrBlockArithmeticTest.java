package org.netpeering.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Overlap, containment and order against counting addresses, for every block in small corners of the address space. */
class CidrBlockArithmeticTest {
    private static final int[] CORNERS = {0, 0x0A000000, 0x7FFFFFF0, 0x80000000, 0xFFFFFFF0};

    @Test
    void blocksOfSixteenAddressesAgreeWithCounting() {
        int pairs = 0;
        for (CidrBlock a : smallBlocks()) {
            for (CidrBlock b : smallBlocks()) {
                long shared = Math.min(last(a), last(b)) - Math.max(first(a), first(b)) + 1;
                assertThat(a.overlaps(b)).as("%s overlaps %s", a, b).isEqualTo(shared > 0);
                assertThat(a.contains(b)).as("%s contains %s", a, b).isEqualTo(shared == b.size());
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(Integer.signum(order(a, b)));
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo((31 * CORNERS.length) * (31 * CORNERS.length));
    }

    @Test
    void everythingOverlapsTheWholeInternet() {
        CidrBlock all = CidrBlock.parse("0.0.0.0/0");
        for (CidrBlock block : smallBlocks()) {
            assertThat(all.contains(block)).isTrue();
            assertThat(block.overlaps(all)).isTrue();
            assertThat(block.contains(all)).isFalse();
        }
    }

    @Test
    void textThatLooksAlikeDoesNotOverlap() {
        assertThat(CidrBlock.parse("10.1.0.0/16").overlaps(CidrBlock.parse("10.10.0.0/16")))
                .isFalse();
        assertThat(CidrBlock.parse("10.0.0.0/8").overlaps(CidrBlock.parse("10.255.255.240/28")))
                .isTrue();
        assertThat(CidrBlock.parse("172.16.0.0/12").overlaps(CidrBlock.parse("172.32.0.0/16")))
                .isFalse();
    }

    private static int order(CidrBlock a, CidrBlock b) {
        int byAddress = Long.compare(first(a), first(b));
        return byAddress != 0 ? byAddress : Integer.compare(a.prefix(), b.prefix());
    }

    private static long first(CidrBlock block) {
        return Integer.toUnsignedLong(block.address());
    }

    private static long last(CidrBlock block) {
        return first(block) + block.size() - 1;
    }

    /** Every block of 16, 8, 4, 2 and 1 addresses in the corners. */
    private static List<CidrBlock> smallBlocks() {
        List<CidrBlock> blocks = new ArrayList<>();
        for (int corner : CORNERS) {
            for (int prefix = 28; prefix <= 32; prefix++) {
                for (int offset = 0; offset < 16; offset += 1 << (32 - prefix)) {
                    blocks.add(new CidrBlock(corner + offset, prefix));
                }
            }
        }
        return blocks;
    }
}
