package dev.onecore.gatling;

import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.InjectorStart;
import dev.onecore.campaign.Plan;
import dev.onecore.campaign.TrialGroup;
import dev.onecore.cluster.InjectorGroup;
import dev.onecore.evidence.CampaignFolder;
import dev.onecore.evidence.EvidenceException;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.live.LiveMetrics;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.TraceLog;
import dev.onecore.load.TraceOptions;
import dev.onecore.model.Campaign;
import dev.onecore.model.FileFault;
import dev.onecore.model.MetricsAddress;
import dev.onecore.model.Setting;
import dev.onecore.model.WrongSetting;
import dev.onecore.report.RoundLines;
import dev.onecore.report.TrialLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a campaign shows: a line a trial while it runs; at its end the page, the table, Gatling's own report, and what failed.
 *
 * <p>The end is the JVM's: Gatling writes its report after the simulation's own {@code after()}, and a run that crashed or was
 * interrupted comes here too.
 */
final class Publication implements Conductor.Listener {

    /** How often the line that tells how it goes is written anew on a terminal. */
    private static final Duration REFRESH = Duration.ofMillis(500);

    /** And elsewhere, as in a log file, where each is a line of its own. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final StatusStream out;
    private final LiveStatus status = new LiveStatus();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "onecore-status");
        thread.setDaemon(true);
        return thread;
    });
    private final CampaignOutput output;
    private final String simulation;
    private Instant made = Instant.now();
    private final BrokenTrials broken = new BrokenTrials();
    private final FiguresSoFar figures = new FiguresSoFar();
    private final Optional<MetricsAddress> metrics;
    private final Thread main = Thread.currentThread();
    private Optional<LiveMetrics> live = Optional.empty();
    private final Map<String, TraceLog> traced = new ConcurrentHashMap<>();
    private TraceOptions traces = TraceOptions.NONE;
    private boolean ended;

    /** What a campaign shows there, and the figures while it runs where {@code metrics} says. */
    Publication(String simulation, CampaignOutput output, PrintStream out, Optional<MetricsAddress> metrics) {
        this.metrics = metrics;
        this.output = output;
        this.simulation = simulation;
        this.out = new StatusStream(out);
    }

    /**
     * Opens the campaign and makes sure that its end is shown, however it comes.
     *
     * @param start starts the injectors beside this process
     * @throws EvidenceException when nothing can be written where campaigns land; said before any server is started
     */
    Conductor open(Plan plan, int repeats, InjectorStart start) {
        CampaignFolder.requireWritable(plan.campaign().settings().reports());
        live = metrics.map(this::tellTo);
        traces = TraceOptions.of(plan.campaign().settings().scalars());
        Conductor conductor = Conductor.open(plan, this, figures, repeats, start);
        Thread end = new Thread(
                () -> {
                    if (!end(conductor)) {
                        Exit.whileEnding();
                    }
                },
                "onecore-publication");
        Runtime.getRuntime().addShutdownHook(end);
        conductor.whenParentEnds(() -> end(conductor));
        Exit.withMainThread(main);
        GatlingConsole.install(out, conductor.folder().resolve(NativeReportFolder.NAME));
        out.println();
        out.println(conductor.opening());
        showStatus(conductor);
        // Gatling's run begins when its simulation is made, which is about to be.
        made = Instant.now();
        return conductor;
    }

    private void showStatus(Conductor conductor) {
        boolean terminal = StatusStream.isTerminal();
        LiveStatus.InjectorCount injectors = new LiveStatus.InjectorCount() {
            @Override
            public int alive() {
                return conductor.injectorsAlive();
            }

            @Override
            public int lost() {
                return conductor.injectorsLost();
            }
        };
        Duration every = terminal ? REFRESH : SELDOM;
        var unused = refresher.scheduleAtFixedRate(
                () -> status.line(injectors).ifPresent(terminal ? out::show : out::println),
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private LiveMetrics tellTo(MetricsAddress address) {
        try {
            return LiveMetrics.open(address, this::noted);
        } catch (IOException e) {
            throw WrongSetting.impossible(
                    Setting.METRICS.key(), "…", "the port cannot be opened (" + FileFault.reason(e) + ")");
        }
    }

    @Override
    public LiveMeter meter() {
        return live.map(LiveMetrics::meter).map(status::and).orElse(status);
    }

    @Override
    public Optional<TraceLog> trace(String target) {
        return traces.frames() == 0
                ? Optional.empty()
                : Optional.of(traced.computeIfAbsent(target, name -> traces.log(name, out::println)));
    }

    @Override
    public void judged(Campaign campaign, TrialEvidence evidence, Duration left) {
        status.clear();
        out.println(TrialLine.of(campaign, evidence, left));
        if (output.failuresAreNews()) {
            broken.add(evidence.result());
        }
    }

    @Override
    public void ended(Campaign campaign, TrialGroup group) {
        if (campaign.addsRounds(group.workload())) {
            RoundLines.of(figures.of(campaign), group.workload()).forEach(out::println);
        }
    }

    @Override
    public void noted(String sentence) {
        out.println("  " + sentence);
    }

    /** Called by the JVM's end and by the parent's, the second call waits for the first. False when there is no page, or it is not of a whole campaign. */
    private synchronized boolean end(Conductor conductor) {
        if (ended) {
            return true;
        }
        ended = true;
        Optional<String> cutOff = Exit.ofGatling(main) ? conductor.running() : Optional.empty();
        refresher.shutdownNow();
        conductor.close();
        live.ifPresent(LiveMetrics::close);
        out.println(conductor.timeSpent());
        cutOff.ifPresent(round -> out.println("The campaign ended in " + round
                + ", since all users had left the scenario: a script must not let its users exit."));
        Path folder = conductor.folder();
        keepNativeReport(conductor);
        try {
            String outcome = output.of(folder);
            out.println();
            List<String> failures = broken.lines();
            if (!failures.isEmpty()) {
                failures.forEach(out::println);
                out.println();
            }
            // Its last line names what to open.
            out.println(outcome);
            out.flush();
            return cutOff.isEmpty();
        } catch (IOException e) {
            withoutPage(folder, FileFault.sentence(e));
        } catch (RuntimeException e) {
            withoutPage(folder, e.toString());
        }
        return false;
    }

    private void keepNativeReport(Conductor conductor) {
        Path folder = conductor.folder();
        NativeReportFolder report =
                new NativeReportFolder(conductor.campaign().settings().home(), simulation, made);
        try {
            report.merge(folder.resolve(InjectorGroup.FOLDER), conductor.wallAheadMs(), this::noted);
        } catch (IOException e) {
            out.println(
                    "Gatling's own report shows this process's requests alone: the logs of the injectors cannot be merged ("
                            + FileFault.reason(e) + ")");
        }
        try {
            report.keepIn(folder);
        } catch (IOException e) {
            out.println("Gatling's own report cannot be kept in " + folder + " (" + FileFault.reason(e) + ")");
        }
    }

    private void withoutPage(Path folder, String why) {
        out.println();
        broken.lines().forEach(out::println);
        out.println("The page of " + folder + " cannot be made: " + why);
        out.println("What was measured is kept; when that is mended, 'java -jar src/target/onecore.jar report " + folder
                + "' makes the page.");
        out.flush();
    }
}
