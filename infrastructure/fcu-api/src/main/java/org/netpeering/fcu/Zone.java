package org.netpeering.fcu;

/**
 * The one availability zone; a caller may name it, but no other.
 *
 * @param name as this dialect and the inventory call it
 */
record Zone(String name) {
    void check(Parameters parameters, String parameter) {
        String sent = parameters.text(parameter).orElse(name);
        if (!sent.equals(name)) {
            throw FcuError.invalidValue(parameter, sent, "The one availability zone here is " + name + ".")
                    .asException();
        }
    }
}
