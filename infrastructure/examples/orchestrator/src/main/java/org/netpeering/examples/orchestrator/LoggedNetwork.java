package org.netpeering.examples.orchestrator;

import org.netpeering.domain.model.NetFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what would be done where no network can be had. */
final class LoggedNetwork implements Network {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedNetwork.class);

    private final String reason;

    /** @param reason why it is no more than that */
    LoggedNetwork(String reason) {
        this.reason = reason;
    }

    @Override
    public String description() {
        return "The networks are only logged: " + reason + ".";
    }

    @Override
    public void add(NetFacts net) {
        LOG.info("Net {} would get a network with {}", net.net(), net.ranges());
    }

    @Override
    public Answer connect(Order order) {
        LOG.info(
                "{} would be joined: {} {} and {} {}",
                order.peering(),
                order.source().net(),
                order.source().ranges(),
                order.accepter().net(),
                order.accepter().ranges());
        return Answer.DONE;
    }

    @Override
    public Answer disconnect(Order order) {
        LOG.info(
                "{} would be taken apart: {} and {}",
                order.peering(),
                order.source().net(),
                order.accepter().net());
        return Answer.DONE;
    }

    @Override
    public Echo ping(NetFacts from, NetFacts to) {
        return Echo.UNKNOWN;
    }

    @Override
    public void close() {}
}
