package org.netpeering.testkit.junit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.testkit.InMemoryNetDirectory;
import org.netpeering.testkit.ManualTime;

/**
 * Starts the engine for the tests of a class, on a database of its own in the one PostgreSQL of the run, and begins each test with nothing:
 * what the tests before it did, also those of other classes, is not there.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NetPeeringExtension ENGINE = NetPeeringExtension.withDefaults().policy(policy).provisioner(provisioner);
 * }</pre>
 *
 * <p>Tests, and the methods before and after them, can have as parameters: {@link EngineUnderTest}, {@link NetPeerings}, {@link ManualTime},
 * {@link InMemoryNetDirectory}, {@link EngineOnPostgres}, {@link DataSource}, and Axon's {@link CommandBus}, {@link CommandGateway},
 * {@link QueryBus} and {@link QueryGateway}. The tests of one class must not run at the same time; {@link NetPeeringTest} sees to that.
 *
 * <p>PostgreSQL keeps its files in {@code target/netpeering-postgres}, or {@code build/netpeering-postgres}, so that the next run starts
 * faster; the configuration parameter {@code netpeering.test.postgres-directory} of JUnit names another directory.
 */
public final class NetPeeringExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Map<Class<?>, Function<EngineUnderTest, Object>> PARAMETERS = Map.of(
            EngineUnderTest.class,
            engine -> engine,
            NetPeerings.class,
            EngineUnderTest::peerings,
            ManualTime.class,
            EngineUnderTest::time,
            InMemoryNetDirectory.class,
            EngineUnderTest::nets,
            EngineOnPostgres.class,
            EngineUnderTest::engine,
            DataSource.class,
            EngineUnderTest::dataSource,
            CommandBus.class,
            ofAxon(Configuration::commandBus),
            CommandGateway.class,
            ofAxon(Configuration::commandGateway),
            QueryBus.class,
            ofAxon(Configuration::queryBus),
            QueryGateway.class,
            ofAxon(Configuration::queryGateway));

    /** Of this extension alone, so that several can have engines of their own. */
    private final Namespace namespace = Namespace.create(NetPeeringExtension.class, new Object());

    private final EngineSetup setup;

    /** With the default settings, for {@link NetPeeringTest}. */
    NetPeeringExtension() {
        this(EngineSetup.DEFAULTS);
    }

    private NetPeeringExtension(EngineSetup setup) {
        this.setup = setup;
    }

    /** An engine with the default settings, where everybody may do everything. */
    public static NetPeeringExtension withDefaults() {
        return new NetPeeringExtension();
    }

    /** As before, with these settings. */
    public NetPeeringExtension settings(PeeringSettings settings) {
        return new NetPeeringExtension(
                new EngineSetup(settings, setup.permissions(), setup.policy(), setup.provisioner(), setup.handlers()));
    }

    /** As before, where callers may only do what the permissions say. */
    public NetPeeringExtension permissions(Permissions permissions) {
        return new NetPeeringExtension(
                new EngineSetup(setup.settings(), permissions, setup.policy(), setup.provisioner(), setup.handlers()));
    }

    /** As before, with the rules of a host. */
    public NetPeeringExtension policy(PeeringPolicy policy) {
        return new NetPeeringExtension(
                new EngineSetup(setup.settings(), setup.permissions(), policy, setup.provisioner(), setup.handlers()));
    }

    /** As before, with a provisioner, which is called on threads of the engine. */
    public NetPeeringExtension provisioner(PeeringProvisioner provisioner) {
        return new NetPeeringExtension(
                new EngineSetup(setup.settings(), setup.permissions(), setup.policy(), provisioner, setup.handlers()));
    }

    /**
     * As before, with objects whose methods with Axon's annotation {@code EventHandler} are called with the events, as the beans of a host are.
     * They are the same for all tests of the class.
     */
    public NetPeeringExtension eventHandlers(Object... handlers) {
        return new NetPeeringExtension(new EngineSetup(
                setup.settings(), setup.permissions(), setup.policy(), setup.provisioner(), List.of(handlers)));
    }

    private static Function<EngineUnderTest, Object> ofAxon(Function<Configuration, Object> part) {
        return engine -> part.apply(engine.engine().configuration());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        engine(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        engine(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(PARAMETERS.get(parameter.getParameter().getType()))
                .apply(engine(context));
    }

    /** That of the class, or of the one that the class is in; JUnit closes it after the last test. */
    private EngineUnderTest engine(ExtensionContext context) {
        return context.getStore(namespace)
                .computeIfAbsent(
                        EngineUnderTest.class,
                        key -> EngineUnderTest.start(TestDatabases.of(context), setup),
                        EngineUnderTest.class);
    }
}
