package org.netpeering.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of all settings of the server and of the engine in it, as they are written. */
final class ServerPropertiesNames {
    private ServerPropertiesNames() {}

    static List<String> all() throws IOException {
        List<String> names = new ArrayList<>();
        collect("netpeering", ServerProperties.class, names);
        for (URL metadata : Collections.list(ServerPropertiesNames.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                collect(JsonMapper.shared().readTree(content), names);
            }
        }
        return names;
    }

    /** Those of the auto-configuration are listed beside its classes. */
    private static void collect(JsonNode metadata, List<String> names) {
        metadata.path("properties").forEach(property -> {
            String name = property.path("name").asString();
            if (name.startsWith("netpeering.")) {
                names.add(name);
            }
        });
    }

    private static void collect(String prefix, Class<?> type, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }
}
