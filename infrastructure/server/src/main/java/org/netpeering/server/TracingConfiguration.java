package org.netpeering.server;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What is traced of the calls over HTTP, if anything is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingSwitch.ENDPOINT)
class TracingConfiguration {
    /** Those who watch the server ask every few seconds, for ever; nobody looks for their calls. */
    @Bean
    ObservationPredicate callsOfWatchersAreNotTraced() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext call && isOfWatcher(call.getCarrier()));
    }

    private static boolean isOfWatcher(@Nullable HttpServletRequest call) {
        if (call == null) {
            return false;
        }
        String path = call.getRequestURI();
        return path.startsWith("/actuator") || path.equals("/livez") || path.equals("/readyz");
    }
}
