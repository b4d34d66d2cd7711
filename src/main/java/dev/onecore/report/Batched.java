package dev.onecore.report;

import dev.onecore.model.Campaign;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import java.util.List;

/** Which phases Gatling's native report shows as batches, because one record an operation would choke its writer. */
final class Batched {
    /** Operations a second above which a record stands for one connection and 100 ms. */
    private static final double RECORDS_PER_SEC = 5_000;

    private Batched() {}

    /** The phases' names with their workloads', such as {@code throughput/window-16}. */
    static List<String> phases(Campaign campaign) {
        return campaign.workloads().stream()
                .flatMap(workload -> workload.measured().stream()
                        .filter(Batched::isBatched)
                        .map(phase -> workload.name() + "/" + phase.name()))
                .toList();
    }

    private static boolean isBatched(Phase phase) {
        Load load = phase.load();
        return load instanceof Load.EchoLoop
                || (load instanceof Load.Echo echo && echo.ratePerSec() > RECORDS_PER_SEC)
                || (load instanceof Load.Stream stream
                        && (!stream.paced() || stream.ratePerSec() * stream.connections() > RECORDS_PER_SEC));
    }
}
