package org.netpeering.fcu;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netpeering.benchmarks.jmh.Samples;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The answer of the FCU dialect to a list, from the peerings to the bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class XmlPage {
    private final List<PeeringView> page = Samples.page();
    private final TagOwner reader = new TagOwner(Samples.REQUESTER);
    private final PeeringXml rendering =
            new PeeringXml(FcuPersonality.OUTSCALE.appearance(), new RegionName("eu-west-2"));

    /** A page of 50. */
    @Benchmark
    public byte[] pageOf50() {
        return Xml.document(
                        "DescribeVpcPeeringConnectionsResponse",
                        "http://ec2.amazonaws.com/doc/2016-11-15/",
                        xml -> xml.text("requestId", "request-1")
                                .set(
                                        "vpcPeeringConnectionSet",
                                        page,
                                        (item, peering) -> rendering.inList(item, peering, reader)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
