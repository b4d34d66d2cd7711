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

    /** Gatling counts its clock from what the wall clock showed once, and may be behind it. */
    private static final long CLOCKS_APART_MS = 1_000;

    private final Path results;
    private final String simulation;
    private final Instant made;
    private Optional<Path> own = Optional.empty();

    /**
     * The report of the run of a simulation that began when it was made.
     *
     * @param home the project's folder, below which Gatling's results lie unless this process was told another folder
     * @param made when the simulation was made, which is just before
     */
    NativeReportFolder(Path home, String simulation, Instant made) {
        this.results = told().orElseGet(() -> home.resolve("simulations/target/gatling"));
        this.simulation = simulation.toLowerCase(Locale.ROOT);
        this.made = made;
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

    /** Others of the same simulation may run beside this one: that which began nearest to when it was made is its own. */
    private Optional<Path> own() throws IOException {
        if (own.isEmpty()) {
            own = nearest();
        }
        return own;
    }

    private Optional<Path> nearest() throws IOException {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        Path nearest = null;
        long nearestMs = Long.MAX_VALUE;
        try (Stream<Path> folders = Files.list(results)) {
            for (Path folder : folders.filter(
                            each -> each.getFileName().toString().startsWith(simulation + "-"))
                    .filter(each -> Files.isRegularFile(each.resolve("index.html")))
                    .toList()) {
                long afterMs = startMs(folder.resolve(LOG)) - made.toEpochMilli();
                if (afterMs > -CLOCKS_APART_MS && Math.abs(afterMs) < nearestMs) {
                    nearest = folder;
                    nearestMs = Math.abs(afterMs);
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** When a run began by its log; in 1970 where that cannot be read. */
    private static long startMs(Path log) {
        try (NativeLogReader reader = new NativeLogReader(log)) {
            return reader.firstRecord().startMs();
        } catch (IOException e) {
            return 0;
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
