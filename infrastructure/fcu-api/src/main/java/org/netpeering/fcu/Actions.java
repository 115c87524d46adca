package org.netpeering.fcu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;

/** Everything that can be called, by the name that stands in the request. */
final class Actions {
    private final NetPeerings peerings;
    private final RefusalErrors errors;
    private final Map<String, Signed> signed = new HashMap<>();
    private final Map<String, Open> open = new HashMap<>();

    /** @param peerings says who may do what */
    Actions(NetPeerings peerings, ErrorTexts texts) {
        this.peerings = peerings;
        this.errors = new RefusalErrors(texts);
    }

    /** An action that needs to know who calls. */
    @FunctionalInterface
    interface Signed {
        XmlContent answer(Parameters parameters, CallContext caller);
    }

    /** An action that anybody may call. */
    @FunctionalInterface
    interface Open {
        XmlContent answer(Parameters parameters);
    }

    void add(String name, Signed action) {
        signed.put(name, action);
    }

    void addOpen(String name, Open action) {
        open.put(name, action);
    }

    boolean isOpen(String name) {
        return open.containsKey(name);
    }

    XmlContent answer(String name, Parameters parameters, @Nullable CallContext caller) {
        Open openAction = open.get(name);
        if (openAction != null) {
            return openAction.answer(parameters);
        }
        Signed signedAction = signed.get(name);
        if (signedAction == null) {
            throw FcuError.of("InvalidAction", "The action " + name + " is not valid for this web service.")
                    .asException();
        }
        if (caller == null) {
            throw new IllegalStateException("The action " + name + " was let in without a caller");
        }
        return signedAction.answer(parameters, permitted(name, caller));
    }

    private CallContext permitted(String name, CallContext caller) {
        Optional<String> right = CalledApi.rightTo(name);
        if (right.isEmpty()) {
            return caller;
        }
        CallContext asking = caller.doing(right.get());
        peerings.denialOf(asking).ifPresent(denial -> {
            throw errors.of(denial).asException();
        });
        return asking;
    }
}
