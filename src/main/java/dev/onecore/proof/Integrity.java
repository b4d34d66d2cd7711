package dev.onecore.proof;

import dev.onecore.model.Claim;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.PhaseSummary;
import dev.onecore.model.Verdict.Outcome;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A server that lies: what it did not do right must not count.
 *
 * @param workload what is done
 * @param variant of the server
 * @param text of the claim
 * @param wrongs operations that must each be caught; 0 for all, whatever their number
 */
record Integrity(Workload workload, String variant, String text, long wrongs) implements Proof {

    /** Echoes that never come back score nothing. */
    static Integrity ofEchoes() {
        Load load = new Load.EchoLoop(10, 1, 24);
        return new Integrity(
                new Workload(
                        "swallowed-echoes",
                        "Swallowed echoes",
                        "closed",
                        Metric.THROUGHPUT,
                        List.of(Phase.measured("closed", "a closed loop", load, Duration.ofSeconds(1)))),
                "swallow",
                "a server that swallows echoes scores 0 and fails",
                0);
    }

    /** Uploads that were changed on the way are each caught by their acknowledgement. */
    static Integrity ofUploads() {
        Load load = new Load.Upload(4, 1_000_000, 65_536);
        return new Integrity(
                new Workload(
                        "changed-uploads",
                        "Changed uploads",
                        "upload",
                        Metric.CPU_PER_MB,
                        List.of(Phase.measured("upload", "uploads of 1 MB", load, Duration.ofMillis(500)))),
                "corrupt",
                "uploads with a bit flipped, truncated, a chunk twice, two chunks swapped",
                4);
    }

    @Override
    public List<String> variants() {
        return List.of(variant);
    }

    @Override
    public List<Claim> claims(List<CalibrationTrial> trials) {
        return List.of(Check.row(text, trials.stream().map(this::check).toList()));
    }

    private Check check(CalibrationTrial trial) {
        String truth = wrongs == 0
                ? "FAILED, 0 counted"
                : String.format(Locale.ROOT, "%d of %d caught, 0 counted", wrongs, wrongs);
        Optional<PhaseSummary> phase = trial.measured();
        if (phase.isEmpty()) {
            return Check.impossible(truth, "not run");
        }
        long counted = phase.get().counts().operations();
        long failed = phase.get().counts().failed();
        boolean caught = wrongs == 0 ? failed > 0 : failed == wrongs;
        Outcome outcome = trial.result().verdict().outcome();
        return new Check(
                truth,
                String.format(Locale.ROOT, "%s, %d caught, %d counted", outcome.label(), failed, counted),
                outcome == Outcome.FAILED && caught && counted == 0);
    }
}
