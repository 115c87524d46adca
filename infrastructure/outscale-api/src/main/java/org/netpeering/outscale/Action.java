package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.application.call.CallContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * One action of the dialect: the fields it takes and what it does.
 *
 * @param name the name in the path
 * @param shape its fields
 * @param work what it does
 */
record Action(String name, Shape shape, Work work) {
    /** With a dry run a call is checked for its shape and does nothing; every action takes it. */
    static final Field<Boolean> DRY_RUN = Field.optional("DryRun", Kinds.BOOLEAN);

    static Action of(String name, Work work, Field<?>... fields) {
        List<Field<?>> all = new ArrayList<>(List.of(fields));
        all.add(DRY_RUN);
        return new Action(name, new Shape(all), work);
    }

    /** What an action does. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it, and puts the fields of the answer.
         *
         * @throws CallRefused if it cannot be done for an expected reason
         */
        void run(Arguments arguments, CallContext caller, ObjectNode answer);
    }

    /** Does what the request asks for, unless it is a dry run. */
    void run(ObjectNode request, CallContext caller, ObjectNode answer) {
        Arguments arguments = shape.read("", request);
        if (!arguments.find(DRY_RUN).orElse(false)) {
            work.run(arguments, caller, answer);
        }
    }
}
