package org.netpeering.testkit;

import java.util.Arrays;
import java.util.List;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;

/** Nets and accounts to tell stories with: Alice owns the one that asks, Bob the one that is asked. */
public final class Nets {
    /** The account that asks. */
    public static final AccountId ALICE = new AccountId("111111111111");
    /** The account that is asked. */
    public static final AccountId BOB = new AccountId("222222222222");
    /** An account that has no part in it. */
    public static final AccountId STRANGER = new AccountId("999999999999");
    /** A Net of Alice, {@code 10.0.0.0/16}. */
    public static final NetFacts ALICES = net(new NetId("vpc-0000000a"), ALICE, "10.0.0.0/16");
    /** A Net of Bob, {@code 10.1.0.0/16}. */
    public static final NetFacts BOBS = net(new NetId("vpc-0000000b"), BOB, "10.1.0.0/16");

    private Nets() {}

    /** A directory that holds the Net of Alice and the Net of Bob. */
    public static InMemoryNetDirectory ofAliceAndBob() {
        return new InMemoryNetDirectory().add(ALICES).add(BOBS);
    }

    /** A Net with a VM and those ranges, in CIDR notation. */
    public static NetFacts net(NetId net, AccountId owner, String... ranges) {
        return new NetFacts(net, owner, ranges(ranges), true);
    }

    static List<CidrBlock> ranges(String... texts) {
        return Arrays.stream(texts).map(CidrBlock::parse).toList();
    }
}
