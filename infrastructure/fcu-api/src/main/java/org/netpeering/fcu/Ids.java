package org.netpeering.fcu;

import java.util.List;
import java.util.regex.Pattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Reads ids, and tells what is wrong with one that has not the shape of its kind. */
final class Ids {
    private static final Pattern INSTANCE = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

    private final ErrorTexts texts;

    Ids(ErrorTexts texts) {
        this.texts = texts;
    }

    NetPeeringId peering(String id) {
        if (!NetPeeringId.isValid(id)) {
            throw malformed("InvalidVpcPeeringConnectionId.Malformed", "pcx", id);
        }
        return new NetPeeringId(id);
    }

    List<NetPeeringId> peerings(List<String> ids) {
        return ids.stream().map(this::peering).distinct().toList();
    }

    NetId net(String id) {
        if (!NetId.isValid(id)) {
            throw malformed(texts.malformedNetIdCode(), "vpc", id);
        }
        return new NetId(id);
    }

    String instance(String id) {
        if (!INSTANCE.matcher(id).matches()) {
            throw malformed("InvalidInstanceID.Malformed", "i", id);
        }
        return id;
    }

    private FcuRefused malformed(String code, String prefix, String id) {
        return FcuError.of(code, texts.malformedId().apply(prefix, id)).asException();
    }

    static AccountId account(String parameter, String id) {
        if (!AccountId.isValid(id)) {
            throw FcuError.invalidValue(parameter, id, "An account id has 12 digits.")
                    .asException();
        }
        return new AccountId(id);
    }
}
