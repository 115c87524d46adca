package org.netpeering.fcu;

import static org.netpeering.domain.api.ListingRetention.Reader.ACCEPTER_OWNER;
import static org.netpeering.domain.api.ListingRetention.Reader.ENDER;
import static org.netpeering.domain.api.ListingRetention.Reader.OWNER_OF_BOTH;
import static org.netpeering.domain.api.ListingRetention.Reader.SOURCE_OWNER;
import static org.netpeering.domain.value.PeeringStatus.DELETED;
import static org.netpeering.domain.value.PeeringStatus.EXPIRED;
import static org.netpeering.domain.value.PeeringStatus.FAILED;
import static org.netpeering.domain.value.PeeringStatus.REJECTED;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;

/**
 * Whose EC2-compatible API this dialect behaves like: every point in which they differ, apart from the wire format, is a
 * value here, so that no other class asks which one it is.
 *
 * @param peeringIdDigits how many hexadecimal digits the id of a new peering has
 * @param unknownPeerOfOwnAccount what becomes of a request for a Net that the caller itself is said to own, but does not
 * @param unknownPeerOfOtherAccount the same for a Net that another account is said to own
 * @param reverse what becomes of a request whose two Nets are joined already, in the other direction
 * @param repeatsSucceed whether accept, reject and delete succeed in the state that they led to
 * @param retention how long what ended is listed, or null if the settings of the engine say it
 * @param regional whether calls are for a region, and see what lies there
 * @param hasOptions whether the options of a peering can be changed
 * @param appearance what is shown of a peering
 * @param vpcs how the Nets of the inventory behave
 * @param texts the sentences of errors
 */
public record FcuPersonality(
        int peeringIdDigits,
        UnknownAccepter unknownPeerOfOwnAccount,
        UnknownAccepter unknownPeerOfOtherAccount,
        ReverseActive reverse,
        boolean repeatsSucceed,
        @Nullable ListingRetention retention,
        boolean regional,
        boolean hasOptions,
        PeeringAppearance appearance,
        VpcRules vpcs,
        ErrorTexts texts) {
    private static final Duration SOON_GONE = Duration.ofHours(2);
    private static final Duration LONG_KEPT = Duration.ofDays(2);

    /** VPC peering guide, "VPC peering connection lifecycle". A failed one is shown to nobody but who asked for it. */
    private static final ListingRetention AWS_RETENTION = new ListingRetention(List.of(
            new Row(FAILED, SOURCE_OWNER, SOON_GONE),
            new Row(EXPIRED, SOURCE_OWNER, LONG_KEPT),
            new Row(EXPIRED, ACCEPTER_OWNER, LONG_KEPT),
            new Row(REJECTED, OWNER_OF_BOTH, SOON_GONE),
            new Row(REJECTED, SOURCE_OWNER, LONG_KEPT),
            new Row(REJECTED, ACCEPTER_OWNER, SOON_GONE),
            new Row(DELETED, OWNER_OF_BOTH, SOON_GONE),
            new Row(DELETED, ENDER, SOON_GONE),
            new Row(DELETED, SOURCE_OWNER, LONG_KEPT),
            new Row(DELETED, ACCEPTER_OWNER, LONG_KEPT)));

    /** Behaves like the FCU API of OUTSCALE; the default. */
    public static final FcuPersonality OUTSCALE = new FcuPersonality(
            8,
            UnknownAccepter.FAIL,
            UnknownAccepter.FAIL,
            ReverseActive.REJECT,
            true,
            null,
            false,
            false,
            PeeringAppearance.OUTSCALE,
            VpcRules.OUTSCALE,
            ErrorTexts.OUTSCALE);

    /** Behaves like the EC2 API of AWS. */
    public static final FcuPersonality AWS = new FcuPersonality(
            17,
            UnknownAccepter.REFUSE,
            UnknownAccepter.FAIL,
            ReverseActive.WAIT,
            false,
            AWS_RETENTION,
            true,
            true,
            PeeringAppearance.AWS,
            VpcRules.AWS,
            ErrorTexts.AWS);
}
