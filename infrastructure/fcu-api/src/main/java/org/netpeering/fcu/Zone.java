package org.netpeering.fcu;

/** The one availability zone of the region that is called; a caller may name it, but no other. */
final class Zone {
    private Zone() {}

    /** Its name, as this dialect and the inventory call it. */
    static String of(Parameters parameters) {
        return parameters.region().subregion();
    }

    static void check(Parameters parameters, String parameter) {
        String name = of(parameters);
        String sent = parameters.text(parameter).orElse(name);
        if (!sent.equals(name)) {
            throw FcuError.invalidValue(parameter, sent, "The one availability zone here is " + name + ".")
                    .asException();
        }
    }
}
