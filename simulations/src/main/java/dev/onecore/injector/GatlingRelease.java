package dev.onecore.injector;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The release of Gatling that a project brings. Actions are built on what Gatling keeps to itself, which changes with its minor
 * versions: an action that was compiled for one ends in a {@code NoSuchMethodError} in the middle of a run of another.
 */
public final class GatlingRelease {
    /** The minor versions that this library has run with, the newest last; the module's README says which releases were tried. */
    private static final List<String> MINORS = List.of("3.15", "3.16");

    private GatlingRelease() {}

    /**
     * Refuses what the library was not built for. To be called before anything else of Gatling is used.
     *
     * @throws UnsuitableGatling with the release found, those wanted and the line to change
     */
    public static void require() {
        fault(found()).ifPresent(words -> {
            throw new UnsuitableGatling(words);
        });
    }

    /** Why a release will not do; empty when it will. {@code found} is such as {@code 3.16.0}, or empty where there is none. */
    static Optional<String> fault(Optional<String> found) {
        String newest = MINORS.get(MINORS.size() - 1);
        String wanted = MINORS.stream().map(minor -> minor + ".x").collect(Collectors.joining(" and "));
        if (found.isEmpty()) {
            return Optional.of(
                    ("there is no Gatling on the class path, and onecore-gatling runs with %s: add io.gatling.highcharts:"
                                    + "gatling-charts-highcharts, of a version %s.x, to the project's dependencies")
                            .formatted(wanted, newest));
        }
        return found.filter(release -> MINORS.stream().noneMatch(minor -> release.startsWith(minor + ".")))
                .map(release ->
                        ("Gatling is %s, and this onecore-gatling runs with %s: give io.gatling.highcharts:gatling-charts-highcharts"
                                        + " a version %s.x in the project's POM, or take the onecore-gatling that was made for Gatling %s")
                                .formatted(release, wanted, newest, release));
    }

    /** What Gatling says of itself; read as a file, since its classes may be those of any release. */
    private static Optional<String> found() {
        try (InputStream file = GatlingRelease.class.getResourceAsStream("/gatling-version.properties")) {
            if (file == null) {
                return Optional.empty();
            }
            Properties said = new Properties();
            said.load(file);
            return Optional.ofNullable(said.getProperty("version"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
