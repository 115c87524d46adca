package org.netpeering.application.access;

import java.util.List;

/**
 * What somebody may do, as one document has it (OAPI contract, 4). Several policies of one caller are read as one.
 *
 * @param statements in no particular order: a denial wins wherever it stands
 */
public record Policy(List<Statement> statements) {
    /** Keeps a copy of the list. */
    public Policy {
        statements = List.copyOf(statements);
    }
}
