package org.netpeering.postgres.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks a log once, in its order, next to the leaves and the checkpoints, and stops at the first thing that is wrong. It keeps
 * the tree's frontier and nothing else in memory.
 */
public final class Verification {
    private final LogSource log;
    private final TrustedKeys keys;
    private final @Nullable KeptCheckpoint kept;
    private final LongConsumer progress;
    private final CheckpointRules rules;
    private final Frontier tree = Frontier.empty();
    private final List<String> signers = new ArrayList<>();

    private @Nullable Leaf lastLeaf;
    private @Nullable StoredCheckpoint lastCheckpoint;
    private @Nullable String origin;
    private LogPlace lastPlace = LogPlace.BEFORE_ALL;
    private long rows;
    private long streams;

    /**
     * @param kept a checkpoint that was taken from the log earlier and must still be true of it
     * @param progress is told the number of rows that are done, again and again
     */
    public Verification(LogSource log, TrustedKeys keys, @Nullable KeptCheckpoint kept, LongConsumer progress) {
        this.log = log;
        this.keys = keys;
        this.kept = kept;
        this.progress = progress;
        this.rules = new CheckpointRules(keys);
    }

    /** @throws AlteredLogException at the first row, leaf or checkpoint that is not what it was */
    public Verified run() {
        Cursor<ChainedEvent> events = log.events();
        Cursor<Leaf> leaves = log.leaves();
        Cursor<StoredCheckpoint> checkpoints = log.checkpoints();
        @Nullable ChainedEvent event = events.next();
        @Nullable StoredCheckpoint checkpoint = nextCheckpoint(checkpoints);
        for (Leaf leaf = leaves.next(); leaf != null; leaf = leaves.next()) {
            seal(leaf, event);
            event = events.next();
            if (checkpoint != null && checkpoint.size() == tree.size()) {
                pass(checkpoint);
                checkpoint = nextCheckpoint(checkpoints);
            }
        }
        if (checkpoint != null) {
            rules.signed(checkpoint);
            throw AlteredLogException.leaf(
                    tree.size(), "is missing: checkpoint " + checkpoint.number() + " covers it.");
        }
        long sealed = lastCheckpoint == null ? 0 : lastCheckpoint.size();
        if (sealed < tree.size()) {
            throw AlteredLogException.checkpoint(
                    numberOfLast() + 1,
                    "is missing: leaves " + sealed + " to " + (tree.size() - 1) + " belong to no checkpoint.");
        }
        for (; event != null; event = events.next()) {
            chain(event, false);
        }
        refuseWithoutSeal();
        return new Verified(rows, streams, numberOfLast(), seal());
    }

    /** The leaf and its row: each must be there, in its place, and the same. */
    private void seal(Leaf leaf, @Nullable ChainedEvent chained) {
        if (leaf.number() != tree.size()) {
            throw AlteredLogException.leaf(tree.size(), "is missing: the next one is " + leaf.number() + ".");
        }
        if (lastLeaf != null && leaf.place().compareTo(lastLeaf.place()) <= 0) {
            throw AlteredLogException.leaf(
                    leaf.number(), "was altered: its place is not behind that of the leaf before it.");
        }
        if (chained == null || leaf.place().compareTo(chained.event().place()) < 0) {
            throw AlteredLogException.row(leaf, "is missing: it was deleted or moved after it had been sealed.");
        }
        LoggedEvent event = chained.event();
        if (event.place().compareTo(leaf.place()) < 0) {
            throw AlteredLogException.row(
                    event, "was inserted or moved into the part of the log that is sealed: no leaf stands for it.");
        }
        if (!event.stream().equals(leaf.stream()) || event.sequence() != leaf.sequence()) {
            throw AlteredLogException.row(
                    event,
                    "was moved or swapped: stream " + leaf.stream() + ", sequence number " + leaf.sequence()
                            + " was sealed in this place.");
        }
        chain(chained, true);
        if (!event.hash().equals(leaf.hash())) {
            throw AlteredLogException.row(
                    event,
                    "was altered and given a new hash: it is not the one that was sealed as leaf " + leaf.number()
                            + ".");
        }
        tree.add(leaf.hash().bytes());
        lastLeaf = leaf;
        if (kept != null) {
            kept.compare(tree);
        }
    }

    private void chain(ChainedEvent event, boolean isSealed) {
        if (lastPlace.compareTo(event.event().place()) >= 0) {
            throw AlteredLogException.row(
                    event.event(), "was moved or doubled: the row before it has the place " + lastPlace + ".");
        }
        RowRules.check(event, isSealed);
        lastPlace = event.event().place();
        rows++;
        if (event.event().sequence() == 0) {
            streams++;
        }
        progress.accept(rows);
    }

    private void pass(StoredCheckpoint stored) {
        CheckpointRules.Signed signed = rules.signed(stored);
        if (origin != null && !origin.equals(signed.checkpoint().origin())) {
            throw AlteredLogException.checkpoint(
                    stored.number(), "is of another log, " + signed.checkpoint().origin() + ", than those before it.");
        }
        CheckpointRules.matches(stored, tree, lastCheckpoint == null ? 0 : lastCheckpoint.size());
        origin = signed.checkpoint().origin();
        String signer = signed.key().lineFor(origin);
        signers.remove(signer);
        signers.add(signer);
        lastCheckpoint = stored;
    }

    private @Nullable StoredCheckpoint nextCheckpoint(Cursor<StoredCheckpoint> checkpoints) {
        StoredCheckpoint next = checkpoints.next();
        if (next != null && next.number() != numberOfLast() + 1) {
            throw AlteredLogException.checkpoint(
                    numberOfLast() + 1, "is missing: the next one is " + next.number() + ".");
        }
        if (next != null && next.size() <= tree.size()) {
            throw AlteredLogException.checkpoint(
                    next.number(), "was altered: it covers " + next.size() + " rows, no more than those before it.");
        }
        return next;
    }

    private long numberOfLast() {
        return lastCheckpoint == null ? 0 : lastCheckpoint.number();
    }

    private void refuseWithoutSeal() {
        if (kept != null) {
            kept.refuseUnlessReached(tree.size());
        }
        if (keys.arePinned() && lastCheckpoint == null) {
            throw AlteredLogException.log("has no checkpoint: the public key that was given has signed nothing of it.");
        }
    }

    private Verified.@Nullable Seal seal() {
        return lastCheckpoint == null || lastLeaf == null
                ? null
                : new Verified.Seal(
                        lastCheckpoint.number(),
                        lastCheckpoint.time(),
                        lastCheckpoint.size(),
                        lastLeaf.place().toString(),
                        lastLeaf.stream(),
                        lastLeaf.sequence(),
                        List.copyOf(signers));
    }
}
