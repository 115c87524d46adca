package org.netpeering.benchmarks;

import java.util.List;

/** Something that is measured on a database of its own. */
interface Benchmark {
    List<Figure> measure(BenchmarkPostgres postgres) throws Exception;
}
