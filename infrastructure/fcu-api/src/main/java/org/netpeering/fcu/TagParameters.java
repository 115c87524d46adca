package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** Reads tags, and holds them to the limits of this dialect; lengths are counted in code points. */
final class TagParameters {
    private static final int LONGEST_KEY = 127;
    private static final int LONGEST_VALUE = 256;
    private static final String RESERVED = "aws:";

    private TagParameters() {}

    /** The tags {@code list.N.Key} and {@code list.N.Value}; without a value it is empty. */
    static List<Tag> tags(Parameters parameters, String list) {
        List<Tag> tags = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String member : parameters.members(list)) {
            String key = checkedKey(member + ".Key", parameters.required(member + ".Key"));
            String value = checkedValue(
                    member + ".Value", parameters.text(member + ".Value").orElse(""));
            if (!keys.add(key)) {
                throw FcuError.invalidValue(member + ".Key", key, "Duplicate tag key.")
                        .asException();
            }
            tags.add(new Tag(key, value));
        }
        return tags;
    }

    /**
     * The tags of {@code TagSpecification.N} that are for the resource which the call makes.
     *
     * @param alsoMade resource types that the call may name as well, and whose tags nobody keeps
     */
    static List<Tag> specified(Parameters parameters, String resourceType, Set<String> alsoMade) {
        List<Tag> tags = new ArrayList<>();
        boolean isSpecified = false;
        for (String member : parameters.members("TagSpecification")) {
            String named = parameters.required(member + ".ResourceType");
            List<Tag> specified = tags(parameters, member + ".Tag");
            if (named.equals(resourceType)) {
                if (isSpecified) {
                    throw FcuError.invalidValue(member + ".ResourceType", named, "It is specified twice.")
                            .asException();
                }
                isSpecified = true;
                tags.addAll(specified);
            } else if (!alsoMade.contains(named)) {
                throw FcuError.invalidValue(
                                member + ".ResourceType", named, "Here only " + resourceType + " can be tagged.")
                        .asException();
            }
        }
        if (tags.size() > TaggedResource.MOST_TAGS) {
            throw RefusalErrors.tooManyTags(resourceType, TaggedResource.MOST_TAGS)
                    .asException();
        }
        return tags;
    }

    /** Which tags to remove: a key alone means any value, which is not the same as an empty one. */
    static List<TagSelector> selectors(Parameters parameters) {
        List<TagSelector> selectors = new ArrayList<>();
        for (String member : parameters.members("Tag")) {
            String key = parameters.required(member + ".Key");
            selectors.add(
                    new TagSelector(key, parameters.text(member + ".Value").orElse(null)));
        }
        return selectors;
    }

    private static String checkedKey(String parameter, String key) {
        if (key.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            throw FcuError.of(
                            "InvalidTagKey.Malformed",
                            "Invalid tag key '" + key + "'. Keys that begin with " + RESERVED + " are reserved.")
                    .asException();
        }
        if (key.isEmpty() || length(key) > LONGEST_KEY) {
            throw FcuError.invalidValue(
                            parameter,
                            key,
                            "A tag key has 1 to " + LONGEST_KEY + " characters; this one has " + length(key) + ".")
                    .asException();
        }
        return key;
    }

    private static String checkedValue(String parameter, String value) {
        if (length(value) > LONGEST_VALUE) {
            throw FcuError.invalidValue(
                            parameter,
                            value,
                            "A tag value has at most " + LONGEST_VALUE + " characters; this one has " + length(value)
                                    + ".")
                    .asException();
        }
        return value;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
