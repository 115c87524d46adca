package org.netpeering.edge;

import org.netpeering.edge.EdgeRefusal.Kind;

/**
 * What a signing key is good for.
 *
 * @param day {@code YYYYMMDD}
 */
record Scope(Spelling spelling, String day, String region, String service) {
    private static final int PARTS = 5;
    private static final int LONGEST_PART = 128;

    /** A credential is an access key id and the four parts of a scope. */
    static Scope ofCredential(Spelling spelling, String credential) throws Refused {
        String[] parts = credential.split("/", -1);
        boolean isWhole = parts.length == PARTS && parts[PARTS - 1].equals(spelling.terminator());
        for (String part : parts) {
            isWhole &= !part.isEmpty() && part.length() <= LONGEST_PART;
        }
        if (!isWhole) {
            throw new Refused(
                    Kind.UNREADABLE_CREDENTIALS,
                    "Credential " + PlainText.quoted(credential)
                            + " is not <access key id>/<YYYYMMDD>/<region>/<service>/" + spelling.terminator() + ".");
        }
        return new Scope(spelling, parts[1], parts[2], parts[3]);
    }

    /** The part before the scope. */
    static String accessKeyIdOf(String credential) {
        int slash = credential.indexOf('/');
        return slash < 0 ? credential : credential.substring(0, slash);
    }

    /** As it stands in the string to sign. */
    @Override
    public String toString() {
        return day + "/" + region + "/" + service + "/" + spelling.terminator();
    }
}
