package org.netpeering.domain.model;

import java.util.List;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;

/** What follows when an owner sets or removes tags of its own; possible in every state while the peering is listed. */
final class TagDecision {
    private TagDecision() {}

    static Decision tag(TagNetPeering c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        TagOwner owner = new TagOwner(c.caller(), c.region());
        List<Tag> tags = t.tags().changing(owner, c.tags());
        if (tags.isEmpty()) {
            return Decision.alreadyDone(s);
        }
        return t.tags().with(owner, tags).of(owner).size() > NetPeeringDecider.MOST_TAGS
                ? Decision.refused(new Refusal.TooManyTags(c.peeringId(), NetPeeringDecider.MOST_TAGS))
                : Decision.of(
                        new PeeringTagged(t.id(), t.source(), t.accepter(), f.now(), c.caller(), tags, c.region()));
    }

    static Decision untag(UntagNetPeering c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        List<Tag> tags = t.tags().selected(new TagOwner(c.caller(), c.region()), c.selectors());
        return tags.isEmpty()
                ? Decision.alreadyDone(s)
                : Decision.of(
                        new PeeringUntagged(t.id(), t.source(), t.accepter(), f.now(), c.caller(), tags, c.region()));
    }
}
