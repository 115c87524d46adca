package org.netpeering.fcu;

import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;

/**
 * Whose EC2-compatible API this dialect behaves like: every point in which they differ, apart from the wire format, is a
 * value here, so that no other class asks which one it is.
 *
 * @param peeringIdDigits how many hexadecimal digits the id of a new peering has
 * @param unknownPeerOfOwnAccount what becomes of a request for a Net that the caller itself is said to own, but does not
 * @param unknownPeerOfOtherAccount the same for a Net that another account is said to own
 * @param repeatsSucceed whether accept, reject and delete succeed in the state that they led to
 * @param appearance what is shown of a peering
 * @param texts the sentences of errors
 */
public record FcuPersonality(
        int peeringIdDigits,
        UnknownAccepter unknownPeerOfOwnAccount,
        UnknownAccepter unknownPeerOfOtherAccount,
        boolean repeatsSucceed,
        PeeringAppearance appearance,
        ErrorTexts texts) {
    /** Behaves like the FCU API of OUTSCALE; the default. */
    public static final FcuPersonality OUTSCALE = new FcuPersonality(
            8, UnknownAccepter.FAIL, UnknownAccepter.FAIL, true, PeeringAppearance.OUTSCALE, ErrorTexts.OUTSCALE);
}
