package org.netpeering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallCommandsTest {
    @Test
    void bothKindsOfCommandsAreComparedWithInserts() throws Exception {
        try (BenchmarkPostgres postgres = BenchmarkPostgres.startBelow(Path.of("target"))) {
            List<Figure> figures = new Commands(Size.TINY).measure(postgres);

            assertThat(figures).filteredOn(Figure::isGoal).hasSize(2);
        }
    }
}
