package org.netpeering.fcu;

import java.util.Locale;
import java.util.regex.Pattern;
import org.netpeering.edge.HttpCall;

/** The one type of body that this dialect reads: a form in UTF-8, with or without a word about its charset. */
final class FormContentType {
    private static final Pattern FORM =
            Pattern.compile("application/x-www-form-urlencoded *(; *charset *= *\"?utf-?8\"? *)?;?");

    private FormContentType() {}

    static void check(HttpCall call) {
        String sent = call.header("Content-Type").orElse("");
        if (!FORM.matcher(sent.strip().toLowerCase(Locale.ROOT)).matches()) {
            throw FcuError.invalidValue(
                            "the header Content-Type",
                            sent,
                            "Send the parameters as application/x-www-form-urlencoded; charset=utf-8.")
                    .asException();
        }
    }
}
