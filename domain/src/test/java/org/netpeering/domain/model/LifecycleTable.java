package org.netpeering.domain.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of every command in every state, for every caller, as a person would write it down. A pending peering whose
 * instant has come has a line of its own. Words: an event; {@code late} for expired with a refusal; else the refusal.
 */
final class LifecycleTable {
    private static final String SOURCE_OWNER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing
            ABSENT                requested   unknown    unknown    unknown    unknown unknown    unknown   unknown
            PENDING               id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done
            ACTIVE                id-taken    forbidden  forbidden  deleted    tagged  done       untagged  done
            REJECTED              id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            REDUNDANT             id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            OVERLAPPING           id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            ACCEPTER_UNKNOWN      id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            FAILED_WITHOUT_NET    id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            EXPIRED               id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            DELETED_BY_SOURCE     id-taken    forbidden  forbidden  done       tagged  done       untagged  done
            DELETED_BY_ACCEPTER   id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            DELETED_WITHOUT_NET   id-taken    forbidden  forbidden  invalid    tagged  done       untagged  done
            """;

    private static final String ACCEPTER_OWNER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing
            ABSENT                not-yours   unknown    unknown    unknown    unknown unknown    unknown   unknown
            PENDING               id-taken    accepted   rejected   forbidden  tagged  done       untagged  done
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done
            ACTIVE                id-taken    done       invalid    deleted    tagged  done       untagged  done
            REJECTED              id-taken    invalid    done       invalid    tagged  done       untagged  done
            REDUNDANT             id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            OVERLAPPING           id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            ACCEPTER_UNKNOWN      id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            FAILED_WITHOUT_NET    id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            EXPIRED               id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            DELETED_BY_SOURCE     id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            DELETED_BY_ACCEPTER   id-taken    invalid    invalid    done       tagged  done       untagged  done
            DELETED_WITHOUT_NET   id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            """;

    private static final String OWNER_OF_BOTH = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing
            ABSENT                requested   unknown    unknown    unknown    unknown unknown    unknown   unknown
            PENDING               id-taken    accepted   rejected   deleted    tagged  done       untagged  done
            OVERDUE               id-taken    late       late       late       tagged  done       untagged  done
            ACTIVE                id-taken    done       invalid    deleted    tagged  done       untagged  done
            REJECTED              id-taken    invalid    done       invalid    tagged  done       untagged  done
            REDUNDANT             id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            OVERLAPPING           id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            ACCEPTER_UNKNOWN      id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            FAILED_WITHOUT_NET    id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            EXPIRED               id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            DELETED_BY_SOURCE     id-taken    invalid    invalid    done       tagged  done       untagged  done
            DELETED_BY_ACCEPTER   id-taken    invalid    invalid    done       tagged  done       untagged  done
            DELETED_WITHOUT_NET   id-taken    invalid    invalid    invalid    tagged  done       untagged  done
            """;

    private static final String STRANGER = """
            state                 request     accept     reject     delete     tag     tag-again  untag     untag-missing
            ABSENT                not-yours   unknown    unknown    unknown    unknown unknown    unknown   unknown
            PENDING               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            OVERDUE               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            ACTIVE                id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            REJECTED              id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            REDUNDANT             id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            OVERLAPPING           id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            ACCEPTER_UNKNOWN      id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            FAILED_WITHOUT_NET    id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            EXPIRED               id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            DELETED_BY_SOURCE     id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            DELETED_BY_ACCEPTER   id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
            DELETED_WITHOUT_NET   id-taken    unknown    unknown    unknown    unknown unknown    unknown   unknown
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
            """;

    private static final Map<String, Map<String, String>> TABLES = Map.of(
            "source owner", cells(SOURCE_OWNER),
            "accepter owner", cells(ACCEPTER_OWNER),
            "owner of both", cells(OWNER_OF_BOTH),
            "stranger", cells(STRANGER),
            "engine", cells(ENGINE));

    private LifecycleTable() {}

    static String cell(String caller, Situation state, boolean due, Attempt attempt) {
        String row = state == Situation.PENDING && due ? "OVERDUE" : state.name();
        @Nullable String cell = table(caller).get(row + " " + attempt.name());
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
