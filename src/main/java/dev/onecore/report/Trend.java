package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredWorkload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every figure of every campaign in the index, for its chart. A figure is known by what was done, in the words of the page, so
 * that a phase at another rate is another figure.
 */
final class Trend {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More points than this would make the index slow to load; the oldest campaigns are left out. */
    private static final int POINTS = 30_000;

    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<String, Integer> figures = new LinkedHashMap<>();
    private final ArrayNode described = JSON.arrayNode();
    private final ArrayNode points = JSON.arrayNode();
    private int chosen = -1;

    private Trend() {}

    /** The index's data, for a script element; campaigns, targets and figures go by their numbers. */
    static String json(List<CampaignIndex.CampaignEntry> entries) {
        return ScriptSafe.json(of(entries));
    }

    private static ObjectNode of(List<CampaignIndex.CampaignEntry> entries) {
        Trend trend = new Trend();
        ObjectNode root = JSON.objectNode();
        ArrayNode campaigns = root.putArray("campaigns");
        for (int i = 0; i < entries.size(); i++) {
            CampaignIndex.IndexLine entry = entries.get(i).entry();
            ObjectNode campaign = campaigns.addObject().put("started", entry.started());
            ArrayNode names = campaign.putArray("targets");
            entry.targets().forEach(names::add);
            ArrayNode workloads = campaign.putArray("workloads");
            entry.workloads().forEach(workloads::add);
            trend.add(i, entries.get(i).result());
        }
        ArrayNode names = root.putArray("targets");
        trend.targets.keySet().forEach(names::add);
        root.set("figures", trend.described);
        root.put("chosen", Math.max(0, trend.chosen));
        root.set("points", trend.points);
        return root;
    }

    private void add(int campaign, StoredResult result) {
        for (StoredFigure figure : result.figures()) {
            Optional<StoredWorkload> workload = result.workload(figure.workload());
            if (workload.isPresent() && points.size() < POINTS) {
                add(campaign, workload.get(), figure);
            }
        }
    }

    private void add(int campaign, StoredWorkload workload, StoredFigure figure) {
        int number = number(workload, figure);
        if (chosen < 0 && workload.decides(figure)) {
            chosen = number;
        }
        ArrayNode point = points.addArray()
                .add(campaign)
                .add(number)
                .add(targets.computeIfAbsent(figure.target(), name -> targets.size()))
                .add(ChartData.rounded(figure.value()));
        if (figure.low().isPresent() && figure.high().isPresent()) {
            point.add(ChartData.rounded(figure.low().getAsDouble()))
                    .add(ChartData.rounded(figure.high().getAsDouble()));
        }
    }

    private int number(StoredWorkload workload, StoredFigure figure) {
        String phase = workload.phase(figure.phase()).map(StoredPhase::title).orElse(figure.phase());
        String title = figure.title();
        String key = String.join("\n", workload.title(), phase, title, figure.unit());
        return figures.computeIfAbsent(key, k -> {
            described
                    .addObject()
                    .put("workload", workload.title())
                    .put("phase", phase)
                    .put("metric", title)
                    .put("unit", figure.unit())
                    .put("better", figure.better());
            return figures.size();
        });
    }
}
