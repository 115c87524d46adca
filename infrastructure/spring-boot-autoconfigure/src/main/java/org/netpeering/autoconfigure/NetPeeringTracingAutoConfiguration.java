package org.netpeering.autoconfigure;

import io.micrometer.tracing.Tracer;
import org.netpeering.application.command.CommandTraces;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Spans of commands, if the application has a tracer, of whichever make. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean(Tracer.class)
@ConditionalOnBooleanProperty(name = "netpeering.enabled", matchIfMissing = true)
class NetPeeringTracingAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(CommandTraces.class)
    CommandSpans peeringCommandSpans(Tracer tracer) {
        return new CommandSpans(tracer);
    }
}
