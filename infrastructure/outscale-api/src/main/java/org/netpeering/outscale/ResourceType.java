package org.netpeering.outscale;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of resources that can have tags, by the prefix of their ids, with the words of ReadTags (OAPI contract, 1.6). */
enum ResourceType {
    PEERING("pcx", "vpc-peering-connection", ErrorCode.NO_SUCH_PEERING),
    NET("vpc", "vpc", ErrorCode.NO_SUCH_NET),
    SUBNET("subnet", "subnet", ErrorCode.NO_SUCH_SUBNET),
    VM("i", "instance", ErrorCode.NO_SUCH_VM);

    private final String word;
    private final String prefix;
    private final ErrorCode noSuch;

    ResourceType(String prefix, String word, ErrorCode noSuch) {
        this.prefix = prefix;
        this.word = word;
        this.noSuch = noSuch;
    }

    /** An id of one of these kinds. */
    static final Kind<String> ANY_ID = (field, node) -> {
        String text = Kinds.TEXT.read(field, node);
        ResourceType type = ofId(text)
                .orElseThrow(() -> CallRefused.value(
                        ErrorCode.MALFORMED_ID,
                        field,
                        text,
                        "Tags go on Net peerings (pcx-), Nets (vpc-), Subnets (subnet-) and VMs (i-)."));
        return type.id().read(field, node);
    };

    /** The kind of resource with that prefix, whatever follows it. */
    static Optional<ResourceType> ofId(String id) {
        return Arrays.stream(values())
                .filter(type -> id.startsWith(type.prefix + "-"))
                .findFirst();
    }

    String word() {
        return word;
    }

    Kind<String> id() {
        return Kinds.id(prefix);
    }

    CallRefused noSuch(String resource) {
        return new CallRefused(noSuch, "The resource '" + resource + "' doesn't exist in your account.");
    }
}
