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

    /** The webhooks of an account, oldest first. */
    List<Webhook> of(AccountId account);

    /** The webhook of that id, if it is of that account. */
    Optional<Webhook> find(AccountId account, String id);

    /** Removes it with all that is parked; false if the account has no such webhook. */
    boolean remove(AccountId account, String id);

    /** What is parked, each peering in its order, at most {@code limit}. */
    List<ParkedDelivery> parked(String id, int limit);

    /** Has everything that is parked tried again; returns how many deliveries that are. */
    int replay(String id);

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
