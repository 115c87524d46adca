package org.netpeering.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the README says to copy into an application that embeds the engine. */
final class EmbedItSection {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final String TEST_IT = "\n### Test it\n";
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);

    private final String text;

    private EmbedItSection(String text) {
        this.text = text;
    }

    /** What makes up the application. */
    static EmbedItSection read() throws IOException {
        return new EmbedItSection(section().split(TEST_IT)[0]);
    }

    /** What makes up its tests. */
    static EmbedItSection ofTests() throws IOException {
        return new EmbedItSection(section().split(TEST_IT)[1]);
    }

    private static String section() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf("\n## Embed it\n");
        return readme.substring(begin, readme.indexOf("\n## ", begin + 1));
    }

    List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Writes each block of Java into a file of its own, and returns these. */
    List<Path> writeSources(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        for (String block : blocks("java")) {
            MatchResult name = CLASS_NAME.matcher(block).results().findFirst().orElseThrow();
            written.add(Files.writeString(directory.resolve(name.group(1) + ".java"), block));
        }
        return written;
    }
}
