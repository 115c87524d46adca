package org.netpeering.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in {@code docs/operations/kubernetes}, one of each kind. */
record Manifests(Map<String, JsonNode> byKind) {
    private static final Path FOLDER = Path.of("..", "..", "docs", "operations", "kubernetes");

    /** Fails if a file is not YAML, has a key twice, or a kind is there twice. */
    static Manifests read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<String, JsonNode> byKind = new HashMap<>();
        for (Path file : files()) {
            for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(text(file))) {
                JsonNode manifest = JsonMapper.shared().valueToTree(document);
                JsonNode other = byKind.put(manifest.get("kind").asString(), manifest);
                if (other != null
                        || !manifest.hasNonNull("apiVersion")
                        || !manifest.at("/metadata/name").isString()) {
                    throw new AssertionError("in " + file + ": " + manifest);
                }
            }
        }
        return new Manifests(byKind);
    }

    JsonNode get(String kind) {
        JsonNode manifest = byKind.get(kind);
        if (manifest == null) {
            throw new AssertionError("no " + kind + " among " + byKind.keySet());
        }
        return manifest;
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
