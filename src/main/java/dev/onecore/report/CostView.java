package dev.onecore.report;

import dev.onecore.figures.CampaignFigures;
import dev.onecore.figures.Catalogue;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Speed and what it costs, side by side: the deciding phase of every workload.
 *
 * @param blocks one a workload
 */
record CostView(List<CostBlock> blocks) {
    private static final List<Metric> COSTS = List.of(
            Metric.CPU_PER_MESSAGE, Metric.CPU_PER_DELIVERY, Metric.CPU_PER_MB, Metric.RSS_PER_CONNECTION, Metric.RSS);

    /**
     * A workload's lines.
     *
     * @param workload its title
     * @param phase the title of its deciding phase
     * @param table a line a target, its first figure the speed
     */
    record CostBlock(String workload, String phase, PhaseView.Table table) {}

    static CostView of(CampaignFigures findings) {
        List<CostBlock> blocks = new ArrayList<>();
        for (Workload workload : findings.campaign().workloads()) {
            workload.measured().stream()
                    .filter(phase -> phase.name().equals(workload.primaryPhase()))
                    .forEach(phase -> blocks.add(block(findings, workload, phase)));
        }
        return new CostView(blocks);
    }

    private static CostBlock block(CampaignFigures findings, Workload workload, Phase phase) {
        List<Metric> metrics = new ArrayList<>(List.of(Catalogue.speed(phase.load())));
        COSTS.stream().filter(Catalogue.of(phase.load())::contains).forEach(metrics::add);
        return new CostBlock(workload.title(), phase.title(), PhaseView.byTarget(findings, workload, phase, metrics));
    }
}
