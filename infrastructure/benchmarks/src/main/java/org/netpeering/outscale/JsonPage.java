package org.netpeering.outscale;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netpeering.benchmarks.jmh.Samples;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.edge.HttpAnswer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer of the OAPI dialect to a list, from the peerings to the bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonPage {
    private final List<PeeringView> page = Samples.page();

    /** A page of 50. */
    @Benchmark
    public HttpAnswer pageOf50() {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("NetPeerings");
        page.forEach(peering -> list.add(PeeringDocument.of(peering, Samples.REQUESTER)));
        return Answers.success(answer, "request-1");
    }
}
