package org.netpeering.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netpeering.console.AddressPlan.Used;
import org.netpeering.domain.value.CidrBlock;

class AddressPlanTest {
    private static Used used(String range, boolean isOwn) {
        return new Used("vpc-00000001", "", CidrBlock.parse(range), isOwn);
    }

    @Test
    void theNextFreeRangeIsTheFirstThatNothingLiesIn() {
        List<Used> used = List.of(used("10.0.0.0/16", true), used("10.1.128.0/17", false), used("10.2.0.0/28", true));

        assertThat(AddressPlan.nextFree(16, used)).hasValue(CidrBlock.parse("10.3.0.0/16"));
        assertThat(AddressPlan.nextFree(17, used)).hasValue(CidrBlock.parse("10.1.0.0/17"));
        assertThat(AddressPlan.nextFree(28, used)).hasValue(CidrBlock.parse("10.1.0.0/28"));
    }

    @Test
    void whereTheFirstBlockIsFullTheNextOneIsUsed() {
        assertThat(AddressPlan.nextFree(16, List.of(used("10.0.0.0/8", false))))
                .hasValue(CidrBlock.parse("172.16.0.0/16"));
        assertThat(AddressPlan.nextFree(
                        16,
                        List.of(used("10.0.0.0/8", true), used("172.16.0.0/12", true), used("192.168.0.0/17", true))))
                .isEmpty();
    }

    @Test
    void whatIsSuggestedNeverOverlaps() {
        long seed = 20261127;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Used> used = random.ints(1 + random.nextInt(20), 0, 1 << 24)
                    .mapToObj(offset -> {
                        int prefix = 16 + Math.floorMod(offset, 13);
                        return new Used(
                                "vpc-00000001", "", new CidrBlock(0x0A000000 | offset, 32).widenedTo(prefix), true);
                    })
                    .toList();
            CidrBlock free = AddressPlan.nextFree(16 + round % 13, used).orElseThrow();

            assertThat(used)
                    .as("seed %s, round %s", seed, round)
                    .noneMatch(one -> one.range().overlaps(free));
        }
    }

    @Test
    void veryManyRangesAreToldAsFarAsTheyFitAndTheRestIsCounted() {
        List<Used> many = IntStream.range(0, 20_000)
                .mapToObj(i -> new Used("vpc-" + i, "", new CidrBlock(0x0A000000 | i % 250 << 16, 16), i % 3 == 0))
                .toList();

        AddressPlan plan = AddressPlan.of(many);

        assertThat(plan.overlaps()).hasSize(AddressPlan.MOST_OVERLAPS);
        assertThat(plan.hasMoreOverlaps()).isTrue();
        assertThat(plan.used()).hasSize(AddressPlan.MOST_LISTED);
        assertThat(plan.unlisted()).isEqualTo(20_000 - AddressPlan.MOST_LISTED);
        assertThat(plan.blocks().getFirst().bars())
                .hasSize(AddressPlan.MOST_BARS)
                .allMatch(AddressPlan.Bar::isOverlapping)
                .allMatch(bar -> bar.others() > 0);
        assertThat(plan.blocks().getFirst().isCut()).isTrue();
        assertThat(AddressPlan.nextFree(16, many)).hasValue(CidrBlock.parse("10.250.0.0/16"));
    }

    @Test
    void whatOverlapsIsWhatHasAddressesInCommon() {
        long seed = 20261128;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Used> used = IntStream.range(0, 2 + random.nextInt(8))
                    .mapToObj(i -> new Used(
                            "vpc-" + i,
                            "",
                            new CidrBlock(0x0A000000 | random.nextInt(1 << 20), 32).widenedTo(14 + random.nextInt(10)),
                            random.nextBoolean()))
                    .toList();
            Set<Set<Used>> expected = new HashSet<>();
            for (Used one : used) {
                used.stream()
                        .filter(other -> other != one && other.range().overlaps(one.range()))
                        .forEach(other -> expected.add(Set.of(one, other)));
            }

            assertThat(AddressPlan.of(used).overlaps())
                    .as("seed %s, round %s", seed, round)
                    .extracting(overlap -> Set.of(overlap.one(), overlap.other()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void barsLieToScaleAndOverlapsAreMarked() {
        AddressPlan plan = AddressPlan.of(
                List.of(used("10.128.0.0/9", true), used("10.128.0.0/16", false), used("192.168.0.0/17", true)));

        assertThat(plan.overlaps()).hasSize(1);
        assertThat(plan.blocks().getFirst().bars())
                .extracting(AddressPlan.Bar::x, AddressPlan.Bar::isOverlapping)
                .containsExactly(tuple(500.0, true), tuple(500.0, true));
        assertThat(plan.blocks().getLast().bars())
                .extracting(AddressPlan.Bar::width, AddressPlan.Bar::isOverlapping)
                .containsExactly(tuple(500.0, false));
        assertThat(plan.blocks().getLast().share()).isEqualTo("50.0");
    }
}
