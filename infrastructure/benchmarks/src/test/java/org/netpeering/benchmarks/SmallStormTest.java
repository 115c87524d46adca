package org.netpeering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallStormTest {
    @Test
    void everyRequestOfASmallStormExpires() throws Exception {
        try (BenchmarkPostgres postgres = BenchmarkPostgres.startBelow(Path.of("target"))) {
            List<Figure> figures = new Storm(Size.TINY).measure(postgres);

            assertThat(figures)
                    .filteredOn(figure -> figure.what().equals("storm: of them expired in the log"))
                    .extracting(Figure::value)
                    .containsExactly(String.valueOf(Size.TINY.overdue()));
        }
    }
}
