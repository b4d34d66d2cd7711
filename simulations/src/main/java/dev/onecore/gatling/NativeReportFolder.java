package dev.onecore.gatling;

import dev.onecore.cluster.AgentLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Gatling's own report of this run, which it writes where its users expect it, and which a campaign keeps beside its page. */
final class NativeReportFolder {

    /** Its name in a campaign's folder. */
    static final String NAME = "gatling";

    private static final String LOG = AgentLauncher.GATLING_LOG;

    private final Path results;
    private final String simulation;
    private final Instant since;

    /**
     * The report of the first run of a simulation that began after {@code since}.
     *
     * @param home the project's folder, below which Gatling's results lie unless this process was told another folder
     * @param since when the simulation was made, at the latest
     */
    NativeReportFolder(Path home, String simulation, Instant since) {
        this.results = told().orElseGet(() -> home.resolve("simulations/target/gatling"));
        this.simulation = simulation.toLowerCase(Locale.ROOT);
        this.since = since;
    }

    /** The folder that the command line names, where it is Gatling's own. */
    private static Optional<Path> told() {
        List<String> words = List.of(System.getProperty("sun.java.command", "").split(" ", -1));
        return Stream.of("-rf", "--results-folder")
                .map(words::indexOf)
                .filter(at -> at >= 0 && at + 1 < words.size())
                .map(at -> Path.of(words.get(at + 1)))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /**
     * Makes the report of this run anew, of the logs of all injectors, in the place of that of this process's users alone; does nothing
     * where there are no others, or this run has no report.
     *
     * @param injectors the folder that holds one of each other injector, by its number
     * @param aheadMs how far their wall clocks are ahead of this machine's, by their numbers
     * @param missing hears, in a sentence, of each injector whose requests are not in it
     * @throws IOException when it cannot be made; then the run's own stays
     */
    void merge(Path injectors, Map<Integer, Long> aheadMs, Consumer<String> missing) throws IOException {
        Optional<Path> report = own();
        if (report.isEmpty() || !Files.isDirectory(injectors)) {
            return;
        }
        Path own = report.get().resolve(LOG);
        List<MergedLog.InjectorLog> logs = new ArrayList<>();
        logs.add(new MergedLog.InjectorLog(own, 0));
        for (int number : numbers(injectors)) {
            Optional<Path> log = log(injectors.resolve(Integer.toString(number)).resolve(NAME));
            if (log.isPresent() && MergedLog.isBegun(log.get())) {
                logs.add(new MergedLog.InjectorLog(log.get(), aheadMs.getOrDefault(number, 0L)));
            } else {
                missing.accept("Gatling's own report lacks the requests of injector " + number + ", which left no log");
            }
        }
        Path merged = report.get().resolve(LOG + ".merged");
        try {
            MergedLog.write(logs, merged);
            Files.move(merged, own, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(merged);
        }
        GatlingConsole.reportAgain(results, report.get());
    }

    private static List<Integer> numbers(Path injectors) throws IOException {
        try (Stream<Path> folders = Files.list(injectors)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,6}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Path> log(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(LOG)).min(Comparator.naturalOrder());
        }
    }

    /** Copies the finished report to {@code gatling/} in a campaign's folder, all or nothing; empty when there is none. */
    Optional<Path> keepIn(Path campaign) throws IOException {
        Optional<Path> report = own();
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

    /** Others of the same simulation may run beside this one: the first to begin after it was made is its own. */
    private Optional<Path> own() throws IOException {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        Path first = null;
        long firstMs = Long.MAX_VALUE;
        try (Stream<Path> folders = Files.list(results)) {
            for (Path folder : folders.filter(
                            each -> each.getFileName().toString().startsWith(simulation + "-"))
                    .filter(each -> Files.isRegularFile(each.resolve("index.html")))
                    .toList()) {
                long startMs = startMs(folder.resolve(LOG));
                if (startMs >= since.toEpochMilli() && startMs < firstMs) {
                    first = folder;
                    firstMs = startMs;
                }
            }
        }
        return Optional.ofNullable(first);
    }

    /** When a run began by its log; long ago where that cannot be read. */
    private static long startMs(Path log) {
        try (NativeLogReader reader = new NativeLogReader(log)) {
            return reader.firstRecord().startMs();
        } catch (IOException e) {
            return Long.MIN_VALUE;
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
