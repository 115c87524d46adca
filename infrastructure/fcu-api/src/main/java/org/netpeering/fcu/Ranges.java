package org.netpeering.fcu;

import org.netpeering.domain.value.CidrBlock;

/** Reads ranges of addresses. */
final class Ranges {
    private Ranges() {}

    static CidrBlock required(Parameters parameters, String name) {
        String sent = parameters.required(name);
        try {
            return CidrBlock.parse(sent);
        } catch (IllegalArgumentException wrong) {
            throw FcuError.invalidValue(name, sent, String.valueOf(wrong.getMessage()))
                    .asException();
        }
    }
}
