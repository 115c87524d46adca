package org.netpeering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void everyPlatformWeNameHasItsArchiveInTheVersionWeSay(String os, String arch, String archive) {
        assertThat(Platform.of(os, arch).archive()).isEqualTo(archive);
        URL found = Objects.requireNonNull(getClass().getClassLoader().getResource(archive));
        assertThat(found.toString()).contains("-" + Binaries.VERSION + ".jar");
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
    void anotherPlatformIsToldWhatToDo(String os, String arch) {
        assertThatThrownBy(() -> Platform.of(os, arch))
                .hasMessageContaining(os + " on " + arch)
                .hasMessageContaining("spring.datasource.url");
    }

    @Test
    void theMajorVersionIsThatOfTheBinaries() {
        assertThat(Binaries.VERSION).startsWith(Binaries.MAJOR + ".");
    }
}
