package org.netpeering.server.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Exists in the sandbox only; and not on a node whose clock is off for a test, which has no clock to move or to restore.
 * What is found by a scan of the packages needs this on its own class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnlyInSandbox.InSandbox.class)
public @interface OnlyInSandbox {
    /** Asks the settings. */
    final class InSandbox implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment settings = context.getEnvironment();
            return "sandbox".equalsIgnoreCase(settings.getProperty("netpeering.mode", "sandbox"))
                    && !settings.containsProperty("netpeering.clock.offset");
        }
    }
}
