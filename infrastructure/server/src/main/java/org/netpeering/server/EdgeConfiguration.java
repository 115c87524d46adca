package org.netpeering.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.edge.AccessKey;
import org.netpeering.edge.AccessKeys;
import org.netpeering.edge.AccountLimits;
import org.netpeering.edge.AddressRange;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeFilter;
import org.netpeering.edge.LockOut;
import org.netpeering.edge.Origins;
import org.netpeering.edge.SignaturePolicy;
import org.netpeering.edge.SignatureVerifier;
import org.netpeering.nativeapi.Explanations;
import org.netpeering.nativeapi.NativeDialect;
import org.netpeering.nativeapi.Resource;
import org.netpeering.outscale.OutscaleDialect;
import org.netpeering.outscale.OutscaleSettings;
import org.netpeering.server.accounts.Account;
import org.netpeering.server.accounts.Accounts;
import org.netpeering.server.inventory.PostgresInventory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** The door: all dialects behind one check of signatures, ahead of everything else that reads a request. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    /** The filter that traces calls has the one before; the edge ends what it answers, so nobody behind it sees a call. */
    private static final int BEHIND_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    AccessKeys accessKeys(Accounts accounts) {
        return id -> accounts.accessKey(id)
                .map(key -> new AccessKey(key.id(), key.secret(), key.account(), key.user(), key.sessionToken()));
    }

    @Bean
    LockOut lockOut(ServerProperties properties) {
        try {
            return new LockOut(properties.limits().wrongSignatures(), InstantSource.system());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage() + " (netpeering.limits.wrong-signatures)");
        }
    }

    @Bean
    SignatureVerifier signatureVerifier(AccessKeys keys, LockOut lockOut) {
        // Callers sign by the real time, wherever the clock of the sandbox may be.
        return new SignatureVerifier(keys, InstantSource.system(), SignaturePolicy.lenient(), lockOut);
    }

    @Bean
    AccountLimits accountLimits(ServerProperties properties) {
        try {
            return new AccountLimits(properties.limits().callLimits(), System::nanoTime);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage() + " (netpeering.limits.reads-per-second, .reads-burst,"
                    + " .writes-per-second, .writes-burst, .at-once)");
        }
    }

    @Bean
    Origins origins(
            ServerProperties properties, @Value("${server.forward-headers-strategy:none}") String ofTheContainer) {
        if (!ofTheContainer.equalsIgnoreCase("none")) {
            throw new StartRefused("server.forward-headers-strategy=" + ofTheContainer
                    + " would believe what anybody writes into forwarding headers; leave it out, and set"
                    + " --netpeering.behind-proxy=true if there is a proxy");
        }
        try {
            List<AddressRange> proxies = properties.proxy().addresses().stream()
                    .map(AddressRange::parse)
                    .toList();
            return properties.behindProxy()
                    ? Origins.behindProxy(properties.proxy().headers(), proxies)
                    : Origins.direct();
        } catch (IllegalArgumentException e) {
            throw new StartRefused("netpeering.proxy.addresses: " + e.getMessage());
        }
    }

    @Bean
    OutscaleDialect outscaleDialect(
            NetPeerings peerings,
            PostgresInventory inventory,
            Accounts accounts,
            ServerProperties properties,
            PeeringSettings settings,
            InstantSource clock) {
        String region = properties.region();
        return new OutscaleDialect(
                peerings,
                inventory,
                id -> accounts.account(id).map(Account::name),
                new OutscaleSettings(
                        List.of(region + "a", region + "b"), OutscaleSettings.DEFAULTS.defaultPageSize(), settings),
                clock);
    }

    @Bean
    FcuEndpoints fcuEndpoints(NetPeerings peerings, PostgresInventory inventory, ServerProperties properties) {
        return FcuEndpoints.of(peerings, inventory, properties);
    }

    @Bean
    NativeDialect nativeDialect(NetPeerings peerings, List<Resource> resources) {
        return new NativeDialect(peerings, resources);
    }

    @Bean
    Explanations explanations(NetPeerings peerings) {
        return new Explanations(peerings);
    }

    /** The container goes there by itself when it has an error to report; for a caller nothing is there. */
    @Bean
    FilterRegistrationBean<Filter> errorPath() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) ->
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.addUrlPatterns("/error");
        return registration;
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(
            List<Dialect> dialects,
            FcuEndpoints fcuEndpoints,
            SignatureVerifier verifier,
            AccountLimits limits,
            Origins origins,
            Environment environment) {
        List<Dialect> all = new ArrayList<>(dialects);
        all.addAll(fcuEndpoints.dialects());
        FilterRegistrationBean<EdgeFilter> registration =
                new FilterRegistrationBean<>(new EdgeFilter(all, verifier, limits, origins, UUID::randomUUID));
        registration.setOrder(TracingSwitch.isOn(environment) ? BEHIND_OBSERVATION : Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
