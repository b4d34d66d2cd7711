package dev.onecore.gatling;

import dev.onecore.campaign.Conductor;
import dev.onecore.campaign.Plan;
import dev.onecore.evidence.TrialEvidence;
import dev.onecore.model.Campaign;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.report.TrialLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a campaign shows: a line a trial while it runs; at its end the page, the table, Gatling's own report, and what failed.
 *
 * <p>The end is the JVM's: Gatling writes its report after the simulation's own {@code after()}, and a run that crashed or was
 * interrupted comes here too.
 */
final class Publication implements Conductor.Listener {

    private final PrintStream out;
    private final CampaignOutput output;
    private final String simulation;
    private final Instant began = Instant.now();
    private final List<String> broken = new ArrayList<>();
    private boolean ended;

    Publication(String simulation, CampaignOutput output, PrintStream out) {
        this.output = output;
        this.simulation = simulation;
        this.out = out;
    }

    /** Opens the campaign and makes sure that its end is shown, however it comes. */
    Conductor open(Plan plan) {
        Conductor conductor = Conductor.open(plan, this);
        Thread end = new Thread(() -> end(conductor), "onecore-publication");
        Runtime.getRuntime().addShutdownHook(end);
        conductor.whenParentEnds(() -> end(conductor));
        GatlingConsole.install(out, conductor.folder().resolve(NativeReportFolder.NAME));
        out.println();
        out.println(conductor.opening());
        return conductor;
    }

    @Override
    public void judged(Campaign campaign, TrialEvidence evidence, Duration left) {
        TrialResult result = evidence.result();
        out.println(TrialLine.of(campaign, evidence, left));
        if (!result.verdict().counts() && output.failuresAreNews()) {
            String name = String.format(
                    Locale.ROOT,
                    "trial %d (%s, %s, round %d)",
                    result.trial().order(),
                    result.trial().workload().name(),
                    result.trial().target().name(),
                    result.trial().round());
            List<String> reasons = result.verdict().sentences();
            reasons.forEach(reason -> broken.add(word(result) + " " + name + ": " + reason));
            // A reason outside of any phase is a failure in the same words, which need not be read twice.
            result.failures().stream()
                    .filter(failure -> reasons.stream().noneMatch(reason -> reason.contains(failure)))
                    .limit(5)
                    .forEach(failure -> broken.add("    " + failure));
        }
    }

    private static String word(TrialResult result) {
        return result.verdict().outcome() == Outcome.FAILED ? "FAILED " : "INVALID";
    }

    @Override
    public void noted(String sentence) {
        out.println("  " + sentence);
    }

    /** Called by the JVM's end and by the parent's, the second call waits for the first. */
    private synchronized void end(Conductor conductor) {
        if (ended) {
            return;
        }
        ended = true;
        conductor.close();
        Path folder = conductor.folder();
        try {
            new NativeReportFolder(conductor.campaign().settings().home(), simulation, began).keepIn(folder);
        } catch (IOException e) {
            out.println("Gatling's own report cannot be kept in " + folder + ": " + e.getMessage());
        }
        try {
            String outcome = output.of(folder);
            out.println();
            if (!broken.isEmpty()) {
                broken.forEach(out::println);
                out.println();
            }
            // Its last line names what to open.
            out.println(outcome);
        } catch (IOException | RuntimeException e) {
            out.println("The page of " + folder + " cannot be made: " + e.getMessage());
            broken.forEach(out::println);
            out.println("Its evidence is kept; try 'java -jar src/target/onecore.jar report " + folder + "'.");
        }
        out.flush();
    }
}
