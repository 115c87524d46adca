package org.netpeering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever has a goal can still be measured, with hardly any data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverythingSmallTest {
    private BenchmarkPostgres postgres;

    @BeforeAll
    void startPostgres() throws Exception {
        postgres = BenchmarkPostgres.startBelow(Path.of("target"));
    }

    @AfterAll
    void stopPostgres() {
        postgres.close();
    }

    static Stream<Benchmark> benchmarks() {
        return Stream.of(
                new Commands(Size.TINY),
                new OneCaller(Size.TINY),
                new OverHttp(Size.TINY),
                new Reads(Size.TINY),
                new AmongPending(Size.TINY),
                new Replay(Size.TINY),
                new ConsolePages(Size.TINY),
                new Start(Size.TINY),
                new Memory(Size.TINY));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void itComesToItsGoals(Benchmark benchmark) throws Exception {
        List<Figure> figures = benchmark.measure(postgres);

        assertThat(figures).anyMatch(Figure::isGoal);
    }
}
