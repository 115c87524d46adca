package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A project of its own, for which Maven finds our artifacts in a repository, as if they had been downloaded. */
record OutsideMaven(Path project) {
    private static final Path ROOT = Path.of("..", "..");

    static OutsideMaven in(Path project) {
        return new OutsideMaven(project);
    }

    /** What Maven puts on the class path of a project with these dependencies, and with Axon's starter. */
    String classPathOf(List<String> dependencies) throws Exception {
        Path classPath = project.resolve("class.path");
        run(
                dependencies,
                "org.apache.maven.plugins:maven-dependency-plugin:" + setting("maven.dependency-plugin")
                        + ":build-classpath",
                "-DincludeScope=runtime",
                "-Dmdep.outputFile=" + classPath);
        return Files.readString(classPath);
    }

    /** Runs the tests of the project, which must succeed, and returns what Maven said. */
    String test(List<String> dependencies) throws Exception {
        return run(dependencies, "test");
    }

    private String run(List<String> dependencies, String... goals) throws Exception {
        Path repository = project.resolve("repository");
        install(repository);
        Files.writeString(project.resolve("pom.xml"), pom(dependencies));
        List<String> command = new ArrayList<>(List.of(
                Path.of(setting("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + setting("maven.repository")));
        command.addAll(List.of(goals));
        if (setting("maven.offline").equals("offline:true")) {
            command.add("--offline");
        }
        ProcessBuilder maven =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Those of the build that runs this test are not meant for this one.
        maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process run = maven.start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(output).isZero();
        return output;
    }

    private static String pom(List<String> dependencies) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>orchestrator</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>org.springframework.boot</groupId>
                        <artifactId>spring-boot-dependencies</artifactId>
                        <version>%s</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                      <dependency>
                        <groupId>org.netpeering</groupId>
                        <artifactId>netpeering-bom</artifactId>
                        <version>%s</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                  <dependencies>
                    %s
                    <dependency>
                      <groupId>org.axonframework</groupId>
                      <artifactId>axon-spring-boot-starter</artifactId>
                      <version>%s</version>
                      <exclusions>
                        <exclusion>
                          <groupId>org.axonframework</groupId>
                          <artifactId>axon-server-connector</artifactId>
                        </exclusion>
                      </exclusions>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                      <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version></plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        setting("host.spring-boot"),
                        setting("host.netpeering"),
                        String.join("\n", dependencies),
                        setting("host.axon"),
                        setting("maven.resources-plugin"),
                        setting("maven.compiler-plugin"),
                        setting("maven.surefire-plugin"));
    }

    /** All that is published, with the poms that it stands on. */
    private static void install(Path repository) throws IOException {
        installPom(repository, ROOT, "netpeering");
        installPom(repository, ROOT.resolve("infrastructure"), "netpeering-infrastructure");
        installPom(repository, ROOT.resolve("infrastructure/bom"), "netpeering-bom");
        for (String module : List.of(
                "domain",
                "application",
                "migrations",
                "infrastructure/embedded-postgres",
                "infrastructure/messages",
                "infrastructure/kafka",
                "infrastructure/postgres",
                "infrastructure/spring-boot-autoconfigure",
                "infrastructure/spring-boot-starter",
                "infrastructure/testkit",
                "infrastructure/testkit-junit")) {
            Path directory = ROOT.resolve(module);
            String artifact = "netpeering-" + module.substring(module.lastIndexOf('/') + 1);
            installPom(repository, directory, artifact);
            writeJar(directory.resolve("target/classes"), place(repository, artifact, "jar"));
        }
    }

    private static void installPom(Path repository, Path directory, String artifact) throws IOException {
        Path place = place(repository, artifact, "pom");
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.copy(directory.resolve("pom.xml"), place);
    }

    private static Path place(Path repository, String artifact, String extension) {
        String version = setting("host.netpeering");
        return repository.resolve(
                "org/netpeering/" + artifact + "/" + version + "/" + artifact + "-" + version + "." + extension);
    }

    /** Not the one that the build packs, which comes after the tests of a module; it has the same classes. */
    private static void writeJar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            if (Files.isDirectory(classes)) {
                try (Stream<Path> entries = Files.walk(classes)) {
                    for (Path entry : entries.skip(1).toList()) {
                        String name = classes.relativize(entry).toString().replace('\\', '/');
                        if (Files.isDirectory(entry)) {
                            // Migrations are found by their directory.
                            out.putNextEntry(new JarEntry(name + "/"));
                        } else {
                            out.putNextEntry(new JarEntry(name));
                            Files.copy(entry, out);
                        }
                    }
                }
            }
            out.putNextEntry(new JarEntry("META-INF/host-tests"));
        }
    }

    /** What the build says of itself. */
    private static String setting(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
