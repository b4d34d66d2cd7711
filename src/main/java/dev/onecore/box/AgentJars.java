package dev.onecore.box;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the agent's class path is made of: where this process has its classes from, one jar or several. */
final class AgentJars {

    /** A class of each library that the agent uses. */
    private static final List<String> USED = List.of(
            "dev.onecore.sampler.Sampler",
            "oshi.SystemInfo",
            "oshi.util.GlobalConfig",
            "com.sun.jna.Native",
            "com.sun.jna.platform.unix.LibCAPI",
            "org.slf4j.LoggerFactory",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonIgnore",
            "org.HdrHistogram.Histogram");

    private AgentJars() {}

    /**
     * Jars and folders of classes.
     *
     * @param main the class that is started
     * @throws IOException when a class is not there
     */
    static List<Path> of(String main) throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        jars.add(source(main));
        for (String used : USED) {
            jars.add(source(used));
        }
        return List.copyOf(jars);
    }

    private static Path source(String name) throws IOException {
        try {
            CodeSource source = Class.forName(name, false, AgentJars.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IOException("the class " + name + ", which a box needs, is not in this build", e);
        }
    }
}
