package org.netpeering.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** {@link BareWebApp} packed as the server is, with those of its libraries that any web application has. */
final class BareJar {
    private static final Pattern NEEDED =
            Pattern.compile("BOOT-INF/(classes/|lib/)?|org/springframework/boot/loader/.*\\.class"
                    + "|META-INF/services/java\\.nio\\.file\\.spi\\.FileSystemProvider"
                    + "|BOOT-INF/lib/(spring-(aop|beans|context|core|expression|web|webmvc)-[0-9].*"
                    + "|spring-boot-([0-9].*|(autoconfigure|http-converter|jackson|servlet|tomcat|web-server|webmvc)-[0-9].*)"
                    + "|tomcat-embed-.*|jackson-.*|log.*|slf4j-.*|jul-to-slf4j-.*|commons-logging-.*|snakeyaml-.*"
                    + "|jakarta\\.annotation-.*|jspecify-.*|micrometer-(commons|observation)-.*)\\.jar");

    private BareJar() {}

    static void write(Path server, Path bare) throws IOException {
        try (JarFile from = new JarFile(server.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            Attributes attributes = manifest.getMainAttributes();
            attributes.putValue("Start-Class", BareWebApp.class.getName());
            attributes.remove(new Attributes.Name("Spring-Boot-Classpath-Index"));
            attributes.remove(new Attributes.Name("Spring-Boot-Layers-Index"));
            try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(bare), manifest)) {
                for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (NEEDED.matcher(entry.getName()).matches()) {
                        copy(from, entry, to);
                    }
                }
                copyApplication(to);
            }
        }
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
        JarEntry copy = new JarEntry(entry);
        if (copy.getMethod() != JarEntry.STORED) {
            copy.setCompressedSize(-1);
        }
        to.putNextEntry(copy);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(to);
        }
        to.closeEntry();
    }

    private static void copyApplication(JarOutputStream to) throws IOException {
        String name = BareWebApp.class.getName().replace('.', '/') + ".class";
        try (InputStream content = BareWebApp.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("The class " + name + " is nowhere to be found");
            }
            to.putNextEntry(new JarEntry("BOOT-INF/classes/" + name));
            content.transferTo(to);
            to.closeEntry();
        }
    }
}
