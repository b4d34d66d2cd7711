package dev.onecore.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Gatling's own report of this run, which it writes where its users expect it, and which a campaign keeps beside its page. */
final class NativeReportFolder {

    /** Its name in a campaign's folder. */
    static final String NAME = "gatling";

    private final Path results;
    private final String simulation;
    private final Instant since;

    /**
     * The report of a simulation that began at {@code since}.
     *
     * @param home the project's folder
     */
    NativeReportFolder(Path home, String simulation, Instant since) {
        this.results = home.resolve("simulations/target/gatling");
        this.simulation = simulation.toLowerCase(Locale.ROOT);
        this.since = since;
    }

    /** Copies the finished report to {@code gatling/} in a campaign's folder, all or nothing; empty when there is none. */
    Optional<Path> keepIn(Path campaign) throws IOException {
        Optional<Path> report = newest();
        if (report.isEmpty()) {
            return Optional.empty();
        }
        Path unfinished = campaign.resolve(NAME + ".unfinished");
        Path kept = campaign.resolve(NAME);
        try {
            copy(report.get(), unfinished);
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(unfinished);
        }
        return Optional.of(kept.resolve("index.html"));
    }

    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(simulation + "-"))
                    .filter(folder -> Files.isRegularFile(folder.resolve("index.html")))
                    .filter(folder -> modified(folder).isAfter(since))
                    .max(Comparator.comparing(NativeReportFolder::modified));
        }
    }

    private static Instant modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("index.html")).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Leaves its room to the campaign's own page where the disk is full. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.walk(folder)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
