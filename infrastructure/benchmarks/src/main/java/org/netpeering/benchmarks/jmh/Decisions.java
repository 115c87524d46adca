package org.netpeering.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.CidrBlock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The decisions of the domain, and what they are made of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Decisions {
    private final NetPeering pending = NetPeeringDecider.evolve(NetPeering.ABSENT, Samples.REQUESTED);
    private final CidrBlock one = CidrBlock.parse("10.0.0.0/16");
    private final CidrBlock other = CidrBlock.parse("10.0.128.0/17");

    /** A request that nothing speaks against. */
    @Benchmark
    public Decision decideRequest() {
        return NetPeeringDecider.decide(Samples.REQUEST, NetPeering.ABSENT, Samples.FACTS);
    }

    /** An acceptance in time. */
    @Benchmark
    public Decision decideAccept() {
        return NetPeeringDecider.decide(Samples.ACCEPT, pending, Samples.FACTS);
    }

    /** The state after the first event. */
    @Benchmark
    public NetPeering evolve() {
        return NetPeeringDecider.evolve(NetPeering.ABSENT, Samples.REQUESTED);
    }

    /** Whether two ranges have an address in common. */
    @Benchmark
    public boolean overlap() {
        return one.overlaps(other);
    }
}
