package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call. To read a name is to declare that the action knows it: once everything is read, {@link #end}
 * refuses what nobody asked for.
 *
 * <p>Lists are flat and numbered from 1, in any order and with gaps: {@code Filter.1.Value.3}. A name that was sent without
 * an equals sign has no value, which is not the same as an empty one.
 */
final class Parameters {
    private static final int LONGEST_LIST = 1000;
    private static final Pattern INDEX = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final NavigableMap<String, @Nullable String> values = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final ErrorTexts texts;
    private final FcuRegion region;

    /** @param region for which the call is */
    Parameters(Form form, ErrorTexts texts, FcuRegion region) {
        this.texts = texts;
        this.region = region;
        for (Form.Entry entry : form.entries()) {
            if (values.containsKey(entry.name())) {
                throw FcuError.invalidRequest("The parameter " + entry.name() + " is given more than once")
                        .asException();
            }
            values.put(entry.name(), entry.value());
        }
    }

    FcuRegion region() {
        return region;
    }

    Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    FcuRefused missing(String name) {
        return FcuError.of("MissingParameter", texts.missingParameter().apply(name))
                .asException();
    }

    /** True or false in any case; false if it was not sent. */
    boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    Optional<Boolean> optionalFlag(String name) {
        return text(name).map(sent -> switch (sent.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw FcuError.invalidValue(name, sent, "It is true or false.").asException();
        });
    }

    OptionalInt number(String name, int least, int most) {
        Optional<String> sent = text(name);
        if (sent.isEmpty()) {
            return OptionalInt.empty();
        }
        if (NUMBER.matcher(sent.get()).matches()) {
            int number = Integer.parseInt(sent.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        throw FcuError.invalidValue(name, sent.get(), "It is a number from " + least + " to " + most + ".")
                .asException();
    }

    /** The values of {@code list.1}, {@code list.2}, ... */
    List<String> texts(String list) {
        return members(list).stream().flatMap(member -> text(member).stream()).toList();
    }

    List<String> requiredTexts(String list) {
        List<String> sent = texts(list);
        if (sent.isEmpty()) {
            throw missing(list);
        }
        return sent;
    }

    /** The names of the members of a list that was sent, such as {@code Filter.1}, in numeric order. */
    List<String> members(String list) {
        String prefix = list + ".";
        SortedMap<Integer, String> members = new TreeMap<>();
        for (String name : startingWith(prefix)) {
            int dot = name.indexOf('.', prefix.length());
            String member = dot < 0 ? name : name.substring(0, dot);
            String index = member.substring(prefix.length());
            if (INDEX.matcher(index).matches()) {
                members.put(Integer.parseInt(index), member);
            }
        }
        if (members.size() > LONGEST_LIST) {
            throw FcuError.invalidRequest(
                            "The list " + list + " has " + members.size() + " members; at most 1000 are taken")
                    .asException();
        }
        return new ArrayList<>(members.values());
    }

    /** Takes these parameters, and all below them, without looking at them. */
    void ignore(Set<String> names) {
        for (String name : names) {
            known.add(name);
            known.addAll(startingWith(name + "."));
        }
    }

    private Set<String> startingWith(String prefix) {
        return values.subMap(prefix, prefix + Character.MAX_VALUE).keySet();
    }

    /** Refuses the first parameter that has not been read. */
    void end() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw FcuError.of("UnknownParameter", "The parameter " + name + " is not recognized")
                        .asException();
            }
        }
    }

    /** As {@link #end}; and if this is a dry run, ends the call with the answer that it would have succeeded. */
    void endOrDryRun() {
        boolean dryRun = flag("DryRun");
        end();
        if (dryRun) {
            throw FcuError.dryRun().asException();
        }
    }
}
