package org.netpeering.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Whose tags of a peering they are. An account has one set of tags; only where it owns both Nets, and they lie in two regions, those that
 * it set in the region of the accepter Net can lie apart.
 *
 * @param region where they lie apart, or null if they lie with the account
 */
public record TagOwner(AccountId account, @Nullable RegionName region) implements Comparable<TagOwner> {
    private static final char AT = '@';

    /** Tags that lie with the account. */
    public TagOwner(AccountId account) {
        this(account, null);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static TagOwner parse(String text) {
        int at = text.indexOf(AT);
        return at < 0
                ? new TagOwner(new AccountId(text))
                : new TagOwner(new AccountId(text.substring(0, at)), new RegionName(text.substring(at + 1)));
    }

    @Override
    public int compareTo(TagOwner other) {
        return toString().compareTo(other.toString());
    }

    /** The account, and behind an {@code @} the region, if there is one. */
    @Override
    public String toString() {
        return region == null ? account.value() : account.value() + AT + region.value();
    }
}
