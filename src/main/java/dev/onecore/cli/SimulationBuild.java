package dev.onecore.cli;

import dev.onecore.settings.NearNames;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The simulations as the build left them, under {@code simulations/target}: their classes, and a file with the class path of the
 * libraries that they need.
 *
 * @param home the project's folder
 */
record SimulationBuild(Path home) {

    /** What ends a simulation of Gatling's Java DSL has above it; this module knows the name alone. */
    private static final String SIMULATION = "io.gatling.javaapi.core.Simulation";

    private static final String CLASS = ".class";

    /** A build that is not there, is not whole any more, or has no such simulation; the message is for the reader. */
    static final class NotBuilt extends Exception {
        private static final long serialVersionUID = 1L;

        NotBuilt(String sentence) {
            super(sentence);
        }
    }

    /** The project that this program was built in; the working directory where that cannot be told. */
    static Path ownHome() {
        try {
            Path own = Path.of(SimulationBuild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // The jar, or the folder of classes, is in src/target.
            Path home = own.resolve("../../..").normalize();
            return Files.isDirectory(home.resolve("simulations"))
                    ? home
                    : Path.of("").toAbsolutePath();
        } catch (URISyntaxException e) {
            return Path.of("").toAbsolutePath();
        }
    }

    private Path target() {
        return home.resolve("simulations/target");
    }

    /** Where Gatling's own results go, as with Maven. */
    Path results() {
        return target().resolve("gatling");
    }

    /** Options of the JVM that injects, without its heap. */
    List<String> options() {
        return List.of(
                "@" + home.resolve("simulations/injector.options"),
                "-Djava.util.prefs.userRoot=" + target().resolve("test-classes/preferences"));
    }

    /**
     * All parts of the class path, in order.
     *
     * @throws NotBuilt when one is missing
     */
    List<Path> classPath() throws NotBuilt, IOException {
        Path file = target().resolve("injector.classpath");
        if (!Files.isRegularFile(file)) {
            throw new NotBuilt(file + " is missing; " + remedy());
        }
        List<Path> parts = new ArrayList<>(List.of(target().resolve("test-classes"), target().resolve("classes")));
        for (String part : Files.readString(file).strip().split(Pattern.quote(File.pathSeparator), -1)) {
            parts.add(Path.of(part));
        }
        for (Path part : parts) {
            if (!Files.exists(part)) {
                throw new NotBuilt(part + " is missing, which the simulations need; " + remedy());
            }
        }
        return parts;
    }

    private String remedy() {
        return "build the simulations first: mvn -q package -DskipTests, in " + home;
    }

    /**
     * The whole name of a simulation's class.
     *
     * @param name with its package or without
     * @throws NotBuilt when there is none, or several that are in different packages
     */
    String simulation(String name) throws NotBuilt, IOException {
        List<String> all = simulations();
        List<String> meant = all.stream()
                .filter(each -> each.equals(name) || simple(each).equals(name))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (meant.size() > 1) {
            throw new NotBuilt("'" + name + "' may be " + String.join(" or ", meant) + "; give one of these");
        }
        List<String> near = NearNames.of(name, all.stream().map(SimulationBuild::simple));
        throw new NotBuilt("there is no simulation '" + name + "'"
                + (near.isEmpty()
                        ? "; those that were built: "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(SimulationBuild::simple)
                                                .sorted()
                                                .toList())
                        : "; did you mean " + String.join(" or ", near) + "?"));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Every class that Gatling would run, by its whole name. */
    private List<String> simulations() throws NotBuilt, IOException {
        URL[] urls = classPath().stream().map(SimulationBuild::url).toArray(URL[]::new);
        List<String> found = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            for (String folder : List.of("test-classes", "classes")) {
                for (String name : classes(target().resolve(folder))) {
                    if (isSimulation(name, loader)) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }

    private static URL url(Path part) {
        try {
            return part.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(part.toString(), e);
        }
    }

    private static List<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS) && !file.contains("-"))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace(File.separatorChar, '.'))
                    .filter(name -> Arrays.stream(name.split("[.$]", -1)).noneMatch(String::isEmpty))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSimulation(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (Modifier.isAbstract(type.getModifiers())) {
                return false;
            }
            return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                    .anyMatch(each -> each.getName().equals(SIMULATION));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
