package org.netpeering.fcu;

import java.util.regex.Pattern;

/** Reads the version that a call names. Any date will do: clients name many, and all mean the same here. */
final class ApiVersion {
    private static final String DEFAULT = "2016-11-15";
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ApiVersion() {}

    static String in(Parameters parameters) {
        String version = parameters.text("Version").orElse(DEFAULT);
        if (!SHAPE.matcher(version).matches()) {
            throw FcuError.invalidValue("Version", version, "A version is a date such as " + DEFAULT + ".")
                    .asException();
        }
        return version;
    }
}
