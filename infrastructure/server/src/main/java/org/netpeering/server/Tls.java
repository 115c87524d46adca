package org.netpeering.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;

/** Whether the port of the server speaks TLS, by any of the settings for it. */
final class Tls {
    private Tls() {}

    static boolean isOn(Environment environment) {
        @Nullable
        Ssl ssl = Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null);
        return Ssl.isEnabled(ssl);
    }
}
