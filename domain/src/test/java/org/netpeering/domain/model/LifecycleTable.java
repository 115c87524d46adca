package org.netpeering.domain.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of every command in every state, for every caller, as a person would write it down. A pending peering whose
 * instant has come has a line of its own, and so has one about which the provisioner should have answered. Words: an event; {@code late} for expired with a refusal; else the refusal.
 */
final class LifecycleTable {
    private static final String SOURCE_OWNER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing  source-options  accepter-options
            ABSENT                requested   unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            PENDING               id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done  invalid         invalid
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done  late            late
            ACTIVE                id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done  options         forbidden
            REJECTED              id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            REDUNDANT             id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            OVERLAPPING           id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            ACCEPTER_UNKNOWN      id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            FAILED_WITHOUT_NET    id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            EXPIRED               id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            DELETED_BY_SOURCE     id-taken    forbidden  forbidden  done       tagged  done       untagged  done  invalid         invalid
            DELETED_BY_ACCEPTER   id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            DELETED_WITHOUT_NET   id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            PROVISIONING          id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done  invalid         invalid
            RETRYING              id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done  invalid         invalid
            DELETING_BY_SOURCE    id-taken    forbidden  forbidden  done       tagged  done       untagged  done  invalid         invalid
            DELETING_WITHOUT_NET  id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            ABANDONED             id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done  invalid         invalid
            """;

    private static final String ACCEPTER_OWNER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing  source-options  accepter-options
            ABSENT                not-yours   unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            PENDING               id-taken    accepted   rejected   forbidden  tagged  done       untagged  done  invalid         invalid
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done  late            late
            ACTIVE                id-taken    done       invalid    deleted    tagged  done       untagged  done  forbidden       options
            REJECTED              id-taken    invalid    done       invalid    tagged  done       untagged  done  invalid         invalid
            REDUNDANT             id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            OVERLAPPING           id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            ACCEPTER_UNKNOWN      id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            FAILED_WITHOUT_NET    id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            EXPIRED               id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            DELETED_BY_SOURCE     id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            DELETED_BY_ACCEPTER   id-taken    invalid    invalid    done       tagged  done       untagged  done  invalid         invalid
            DELETED_WITHOUT_NET   id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            PROVISIONING          id-taken    done       invalid    deleted    tagged  done       untagged  done  invalid         invalid
            RETRYING              id-taken    done       invalid    deleted    tagged  done       untagged  done  invalid         invalid
            DELETING_BY_SOURCE    id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            DELETING_WITHOUT_NET  id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            ABANDONED             id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            """;

    private static final String OWNER_OF_BOTH = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing  source-options  accepter-options
            ABSENT                requested   unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            PENDING               id-taken    accepted   rejected   deleted    tagged  done       untagged  done  invalid         invalid
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done  late            late
            ACTIVE                id-taken    done       invalid    deleted    tagged  done       untagged  done  options         options
            REJECTED              id-taken    invalid    done       invalid    tagged  done       untagged  done  invalid         invalid
            REDUNDANT             id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            OVERLAPPING           id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            ACCEPTER_UNKNOWN      id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            FAILED_WITHOUT_NET    id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            EXPIRED               id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            DELETED_BY_SOURCE     id-taken    invalid    invalid    done       tagged  done       untagged  done  invalid         invalid
            DELETED_BY_ACCEPTER   id-taken    invalid    invalid    done       tagged  done       untagged  done  invalid         invalid
            DELETED_WITHOUT_NET   id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            PROVISIONING          id-taken    done       invalid    deleted    tagged  done       untagged  done  invalid         invalid
            RETRYING              id-taken    done       invalid    deleted    tagged  done       untagged  done  invalid         invalid
            DELETING_BY_SOURCE    id-taken    invalid    invalid    done       tagged  done       untagged  done  invalid         invalid
            DELETING_WITHOUT_NET  id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            ABANDONED             id-taken    invalid    invalid    invalid    tagged  done       untagged  done  invalid         invalid
            """;

    private static final String STRANGER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing  source-options  accepter-options
            ABSENT                not-yours   unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            PENDING               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            OVERDUE               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            ACTIVE                id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            REJECTED              id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            REDUNDANT             id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            OVERLAPPING           id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            ACCEPTER_UNKNOWN      id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            FAILED_WITHOUT_NET    id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            EXPIRED               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            DELETED_BY_SOURCE     id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            DELETED_BY_ACCEPTER   id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            DELETED_WITHOUT_NET   id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            PROVISIONING          id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            RETRYING              id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            DELETING_BY_SOURCE    id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            DELETING_WITHOUT_NET  id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            ABANDONED             id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown  unknown         unknown
            """;

    private static final String ENGINE = """
            state                 expire      redundant  source-gone  accepter-gone  third-gone
            ABSENT                unknown     unknown    unknown      unknown        unknown
            PENDING               not-due     made-redundant net-gone net-gone       invalid
            OVERDUE               expired     late       late         late           late
            ACTIVE                invalid     invalid    net-gone     net-gone       invalid
            REJECTED              invalid     invalid    invalid      invalid        invalid
            REDUNDANT             invalid     invalid    invalid      invalid        invalid
            OVERLAPPING           invalid     invalid    invalid      invalid        invalid
            ACCEPTER_UNKNOWN      invalid     invalid    invalid      invalid        invalid
            FAILED_WITHOUT_NET    invalid     invalid    invalid      invalid        invalid
            EXPIRED               done        invalid    invalid      invalid        invalid
            DELETED_BY_SOURCE     invalid     invalid    invalid      invalid        invalid
            DELETED_BY_ACCEPTER   invalid     invalid    invalid      invalid        invalid
            DELETED_WITHOUT_NET   invalid     invalid    invalid      invalid        invalid
            PROVISIONING          invalid     invalid     net-gone    net-gone    invalid
            RETRYING              invalid     invalid     net-gone    net-gone    invalid
            DELETING_BY_SOURCE    invalid     invalid     invalid     invalid     invalid
            DELETING_WITHOUT_NET  invalid     invalid     invalid     invalid     invalid
            ABANDONED             invalid     invalid     invalid     invalid     invalid
            """;

    private static final String NETWORK = """
            state                     provisioned  provisioning-failed  torn-down  tear-down-failed  continue      ranges-changed
            ABSENT                    unknown      unknown              unknown    unknown           unknown       unknown
            PENDING                   invalid      invalid              invalid    invalid           invalid       ranges
            OVERDUE                   invalid      invalid              invalid    invalid           invalid       late
            PROVISIONING              provisioned  attempt-failed       invalid    invalid           nothing-due   new-attempt
            PROVISIONING_DUE          provisioned  attempt-failed       invalid    invalid           no-answer     new-attempt
            RETRYING                  provisioned  stale                invalid    invalid           nothing-due   new-attempt
            RETRYING_DUE              provisioned  stale                invalid    invalid           next-attempt  new-attempt
            ACTIVE                    done         invalid              invalid    invalid           invalid       ranges
            DELETING_BY_SOURCE        invalid      invalid              torn-down  attempt-failed    nothing-due   invalid
            DELETING_BY_SOURCE_DUE    invalid      invalid              torn-down  attempt-failed    no-answer     invalid
            DELETING_WITHOUT_NET      invalid      invalid              torn-down  stale             nothing-due   invalid
            DELETING_WITHOUT_NET_DUE  invalid      invalid              torn-down  stale             next-attempt  invalid
            REJECTED                  invalid      invalid              invalid    invalid           invalid       invalid
            REDUNDANT                 invalid      invalid              invalid    invalid           invalid       invalid
            OVERLAPPING               invalid      invalid              invalid    invalid           invalid       invalid
            ACCEPTER_UNKNOWN          invalid      invalid              invalid    invalid           invalid       invalid
            FAILED_WITHOUT_NET        invalid      invalid              invalid    invalid           invalid       invalid
            ABANDONED                 invalid      invalid              invalid    invalid           invalid       invalid
            EXPIRED                   invalid      invalid              invalid    invalid           invalid       invalid
            DELETED_BY_SOURCE         invalid      invalid              done       invalid           invalid       invalid
            DELETED_BY_ACCEPTER       invalid      invalid              done       invalid           invalid       invalid
            DELETED_WITHOUT_NET       invalid      invalid              done       invalid           invalid       invalid
            """;

    private static final Map<String, Map<String, String>> TABLES = Map.of(
            "source owner", cells(SOURCE_OWNER),
            "accepter owner", cells(ACCEPTER_OWNER),
            "owner of both", cells(OWNER_OF_BOTH),
            "stranger", cells(STRANGER),
            "engine", cells(ENGINE),
            "network", cells(NETWORK));

    private LifecycleTable() {}

    static String cell(String caller, Situation state, boolean due, Attempt attempt) {
        String row = state == Situation.PENDING && due ? "OVERDUE" : state.name();
        Map<String, String> table = table(attempt.isOfNetwork() ? "network" : caller);
        @Nullable String later = due ? table.get(row + "_DUE " + attempt.name()) : null;
        @Nullable String cell = later == null ? table.get(row + " " + attempt.name()) : later;
        if (cell == null) {
            throw new IllegalArgumentException("No cell for " + caller + ", " + row + ", " + attempt);
        }
        return cell;
    }

    private static Map<String, String> table(String caller) {
        return TABLES.getOrDefault(caller, Map.of());
    }

    private static Map<String, String> cells(String table) {
        List<String> lines = table.lines().toList();
        String[] head = lines.get(0).split(" +", -1);
        Map<String, String> cells = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" +", -1);
            for (int i = 1; i < words.length; i++) {
                cells.put(words[0] + " " + head[i].toUpperCase(Locale.ROOT).replace('-', '_'), words[i]);
            }
        }
        return cells;
    }
}
