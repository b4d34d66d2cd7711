package dev.onecore.report;

import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredTarget;
import dev.onecore.report.StoredResult.StoredWorkload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What two campaigns must share for their figures to stand in one series. How many rounds a campaign ran is no part of it. All
 * texts are untrusted.
 *
 * @param target its name
 * @param machine what the machine is known by
 * @param cores who ran where, in words, and whether the server was held to its core
 * @param work the phases of the workload, and whether its warm-up was fixed
 * @param server a contender's folder and command, or an endpoint's address
 */
record TrendKey(String target, String machine, String cores, String work, String server) {
    /** What a machine is known by, as a calibration knows it. */
    private static final List<String> MACHINE =
            List.of("cpu.model", "cpu.logical", "memory.bytes", "virtual", "kernel", "architecture");

    static TrendKey of(StoredResult result, StoredWorkload workload, StoredFigure figure) {
        return new TrendKey(
                figure.target(),
                machine(result.place().machine()),
                result.place().cores() + (figure.pinned() ? ", pinned" : ", not pinned"),
                work(workload) + (result.run().given().containsKey("warmup") ? ", fixed warm-up" : ""),
                result.target(figure.target()).map(TrendKey::server).orElse("unknown"));
    }

    private static String machine(Map<String, String> facts) {
        return MACHINE.stream()
                .map(fact -> fact + " " + facts.getOrDefault(fact, "unknown"))
                .collect(Collectors.joining(", "));
    }

    private static String work(StoredWorkload workload) {
        return workload.phases().stream().map(TrendKey::phase).collect(Collectors.joining("; "));
    }

    /** By what shapes it, or by its title where an old file says no more. */
    private static String phase(StoredPhase phase) {
        return phase.name() + " " + (phase.shape().isEmpty() ? phase.title() : phase.shape());
    }

    private static String server(StoredTarget target) {
        return (target.startedHere() ? "started here: " : "running already: ")
                + target.address()
                + " "
                + String.join(" ", target.command());
    }
}
