package dev.onecore.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The class path of this JVM, part by part: a build tool hides it behind one jar whose manifest names the others. */
final class OwnClassPath {

    private OwnClassPath() {}

    /** What comes with Gatling, is large, and records sessions of browsers. */
    private static final String RECORDER = "gatling-recorder";

    /** Jars and folders of classes that are there and that an injector needs, in order. */
    static List<Path> parts() throws IOException {
        Set<Path> parts = new LinkedHashSet<>();
        for (String part : System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator), -1)) {
            if (!part.isEmpty()) {
                add(Path.of(part).toAbsolutePath().normalize(), parts);
            }
        }
        return parts.stream()
                .filter(part -> !part.getFileName().toString().startsWith(RECORDER))
                .toList();
    }

    private static void add(Path part, Set<Path> parts) throws IOException {
        if (!Files.exists(part) || !parts.add(part) || Files.isDirectory(part)) {
            return;
        }
        Optional<String> named;
        try (JarFile jar = new JarFile(part.toFile())) {
            named = Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH));
        }
        for (String each : named.orElse("").split("\\s+", -1)) {
            if (!each.isEmpty()) {
                URI place = part.toUri().resolve(each);
                if ("file".equals(place.getScheme())) {
                    add(Path.of(place), parts);
                }
            }
        }
    }
}
