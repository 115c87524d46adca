package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The tests of the README, run by a Maven that knows nothing of this build but a repository. */
class TestOfAHostTest {
    private static final String JUNIT = """
            <dependency>
              <groupId>org.junit.jupiter</groupId>
              <artifactId>junit-jupiter</artifactId>
              <scope>test</scope>
            </dependency>
            """;

    /** Not among temporary files: the PostgreSQL of a root must reach its files as another user, who may not enter there. */
    private final Path project = Path.of("target", "tested-host").toAbsolutePath();

    @Test
    void theTestsOfTheReadmeSucceedAsPrinted() throws Exception {
        FileSystemUtils.deleteRecursively(project);
        Files.createDirectories(project);
        EmbedItSection section = EmbedItSection.ofTests();
        List<Path> tests = section.writeSources(project.resolve("src/test/java/org/example"));
        List<String> dependencies = new ArrayList<>(section.blocks("xml"));
        dependencies.add(JUNIT);

        String output = OutsideMaven.in(project).test(dependencies);

        assertThat(tests).hasSize(3);
        assertThat(output).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }
}
