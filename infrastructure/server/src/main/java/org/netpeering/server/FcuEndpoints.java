package org.netpeering.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.edge.Dialect;
import org.netpeering.fcu.FcuDialect;
import org.netpeering.fcu.FcuPersonality;
import org.netpeering.fcu.FcuRegion;
import org.netpeering.fcu.FcuSettings;

/** The endpoints of the EC2-compatible API: one at the root, and those of the configuration beside it, by path or by port. */
record FcuEndpoints(List<Dialect> dialects) {
    private static final String ROOT = "/";

    static FcuEndpoints of(NetPeerings peerings, Inventory inventory, ServerProperties properties) {
        FcuSettings settings = settings(properties);
        Map<String, ServerProperties.Personality> byPath = new TreeMap<>();
        byPath.put(ROOT, properties.fcu().personality());
        properties.fcu().paths().forEach((path, personality) -> byPath.put(withSlash(path), personality));
        List<Dialect> dialects = new ArrayList<>();
        properties
                .fcu()
                .ports()
                .forEach((port, personality) -> dialects.add(
                        new DialectAtPort(port, new FcuDialect(peerings, inventory, of(personality), settings))));
        byPath.forEach((path, personality) -> {
            try {
                dialects.add(new FcuDialect(path, peerings, inventory, of(personality), settings));
            } catch (IllegalArgumentException e) {
                throw new StartRefused("netpeering.fcu.paths: " + e.getMessage());
            }
        });
        return new FcuEndpoints(dialects);
    }

    /** Names of properties lose the slash unless it stands in brackets. */
    private static String withSlash(String path) {
        return path.startsWith(ROOT) ? path : ROOT + path;
    }

    private static FcuSettings settings(ServerProperties properties) {
        return new FcuSettings(properties.allRegions().stream()
                .map(region -> new FcuRegion(region, region + "a", "fcu." + region + ".localhost"))
                .toList());
    }

    private static FcuPersonality of(ServerProperties.Personality personality) {
        return switch (personality) {
            case OUTSCALE -> FcuPersonality.OUTSCALE;
            case AWS -> FcuPersonality.AWS;
        };
    }
}
