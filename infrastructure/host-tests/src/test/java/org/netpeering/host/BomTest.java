package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The bill of materials names every library of the house, in the version of the house. */
class BomTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path INFRASTRUCTURE = Path.of("..");

    /** Applications, and what only builds have. */
    private static final Set<String> NO_LIBRARIES = Set.of(
            "netpeering-infrastructure",
            "netpeering-bom",
            "netpeering-server",
            "netpeering-benchmarks",
            "netpeering-example-orchestrator",
            "netpeering-host-tests");

    @Test
    void everyLibraryIsListed() throws Exception {
        assertThat(texts(bom(), "artifactId").stream()
                        .filter(artifact -> !artifact.equals("netpeering-bom"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(libraries());
    }

    @Test
    void theVersionIsThatOfTheHouse() throws Exception {
        assertThat(child(bom(), "version")).isEqualTo(child(pom(ROOT), "version"));
    }

    private static Element bom() throws Exception {
        return pom(INFRASTRUCTURE.resolve("bom"));
    }

    private static List<String> libraries() throws Exception {
        List<String> libraries = new ArrayList<>();
        for (Path parent : List.of(ROOT, INFRASTRUCTURE)) {
            for (String module : texts(pom(parent), "module")) {
                String artifact = child(pom(parent.resolve(module)), "artifactId");
                if (!NO_LIBRARIES.contains(artifact)) {
                    libraries.add(artifact);
                }
            }
        }
        return libraries;
    }

    private static Element pom(Path directory) throws Exception {
        File file = directory.resolve("pom.xml").toFile();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file)
                .getDocumentElement();
    }

    /** Of the project itself, not of its parent or its dependencies. */
    private static String child(Element project, String name) {
        return elements(project, name)
                .filter(element -> element.getParentNode() == project)
                .map(Element::getTextContent)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Element project, String name) {
        return elements(project, name).map(Element::getTextContent).toList();
    }

    private static Stream<Element> elements(Element project, String name) {
        NodeList found = project.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
