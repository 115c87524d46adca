package org.netpeering.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The tests of this class have the whole engine, on a PostgreSQL that comes along, with the default settings: no policy, no provisioner.
 * Where something else is wanted, register a {@link NetPeeringExtension} instead.
 *
 * <p>What they can have as parameters is listed there. They run one after the other; classes may run at the same time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(NetPeeringExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface NetPeeringTest {}
