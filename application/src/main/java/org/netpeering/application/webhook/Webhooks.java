package org.netpeering.application.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** All webhooks, with how far each has come and what it could not deliver. Safe for use by many threads and nodes. */
public interface Webhooks {
    /**
     * Adds a webhook that begins behind that position; false, and nothing is added, if the account has {@code most} already.
     *
     * @param secret kept so that nobody can read it in the store
     */
    boolean add(Webhook webhook, String secret, FeedPosition after, int most);

    /**
     * Makes these the webhooks of the operator, in one step, which nodes that start together take one after the other: what is
     * new begins behind that position, what differs goes on where it was but to where and with the secret that it has now, and
     * what is not among them is removed with all that it has parked. Who delivers for one that differs ends a second later, once
     * the receiver has answered what is under way.
     */
    ConfigurationChanges configure(List<ConfiguredWebhook> webhooks, FeedPosition after);

    /** The webhooks of the operator, by id. */
    List<Webhook> configured();

    /** The webhook of that id, if it is one of the operator. */
    Optional<Webhook> findConfigured(String id);

    /** The webhooks that an account has made, oldest first. */
    List<Webhook> of(AccountId account);

    /** The webhook of that id, if that account has made it. */
    Optional<Webhook> find(AccountId account, String id);

    /** Removes it with all that is parked; false if the account has made no such webhook. */
    boolean remove(AccountId account, String id);

    /** What is parked, each peering in its order, at most {@code limit}. */
    List<ParkedDelivery> parked(String id, int limit);

    /** What is parked for any webhook, oldest first, at most {@code limit}. */
    List<ParkedForWebhook> parked(int limit);

    /** How much is parked for all webhooks together; counts to {@code most} and no further. */
    int countParked(int most);

    /** Has everything that is parked tried again; returns how many deliveries that are. */
    int replay(String id);

    /** The same for all webhooks. */
    int replayAll();

    /**
     * Leases webhooks that no other node has: those whose lease is over or that have never had one. Every node asks again and
     * again, so that what a node has left behind is taken over.
     */
    List<LeasedWebhook> lease(String node, Duration lease);

    /** Renews the leases that the node still has; returns the ids of those webhooks. */
    Set<String> renew(String node, Duration lease);

    /** Gives a lease back, so that another node can go on at once. */
    void release(String id, String node);

    /** Remembers how far the node has come; false, and nothing is changed, if the lease is no longer its. */
    boolean advance(String id, String node, FeedPosition position);

    /** Parks an event and returns whether that was done; not if the webhook is gone. */
    boolean park(String id, NetPeeringId peering, FeedPosition position, Instant at, String failure);

    /** The peerings of which something is parked. */
    Set<NetPeeringId> parkedPeerings(String id);

    /** What shall be tried again, each peering in its order. */
    List<ParkedDelivery> due(String id, int limit);

    /** Forgets a parked event, since it was delivered or is gone. */
    void unpark(String id, ParkedDelivery delivered);

    /** Lets a peering that failed again wait for another {@link #replay}. */
    void postpone(String id, NetPeeringId peering, String failure);
}
