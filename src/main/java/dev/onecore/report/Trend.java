package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.report.StoredResult.StoredFigure;
import dev.onecore.report.StoredResult.StoredPhase;
import dev.onecore.report.StoredResult.StoredWorkload;
import dev.onecore.statistics.LevelChanges;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Every figure of every campaign in the index, for its chart. A figure is known by what was done, in the words of the page, so
 * that a phase at another rate is another figure; its points are joined where their campaigns are comparable.
 */
final class Trend {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** More points than this would make the index slow to load; the oldest campaigns are left out. */
    private static final int POINTS = 30_000;

    /** The newest points of a line in which changes are looked for: the search takes the square of their number. */
    private static final int SEARCHED = 200;

    /** A fixed seed, so that the same campaigns give the same page. */
    private static final long SEED = 1;

    private final Map<TrendKey, Integer> keys = new LinkedHashMap<>();
    private final Map<TrendLine, List<TrendPoint>> lines = new LinkedHashMap<>();
    private final Set<Integer> deciding = new HashSet<>();
    private final Map<String, Integer> figures = new LinkedHashMap<>();
    private final ArrayNode described = JSON.arrayNode();
    private final ArrayNode points = JSON.arrayNode();

    private Trend() {}

    /** A figure, and the key of those campaigns that can be compared by it; both by their numbers. */
    private record TrendLine(int figure, int key) {}

    /** What a campaign adds to a line; newest first in its list. */
    private record TrendPoint(int campaign, double value) {}

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
            StoredResult.StoredPlace place = entries.get(i).result().place();
            campaign.put("machine", place.machine().getOrDefault("cpu.model", "unknown machine"));
            campaign.put("revision", place.revision().orElse("unknown revision"));
            ArrayNode names = campaign.putArray("targets");
            entry.targets().forEach(names::add);
            ArrayNode workloads = campaign.putArray("workloads");
            entry.workloads().forEach(workloads::add);
            trend.add(i, entries.get(i).result());
        }
        ArrayNode keys = root.putArray("keys");
        trend.keys
                .keySet()
                .forEach(key -> keys.addObject()
                        .put("target", key.target())
                        .put("machine", key.machine())
                        .put("cores", key.cores())
                        .put("work", key.work())
                        .put("server", key.server()));
        root.set("figures", trend.described);
        root.put("chosen", trend.chosen());
        root.set("points", trend.points);
        root.set("changes", trend.changes());
        return root;
    }

    private void add(int campaign, StoredResult result) {
        for (StoredFigure figure : result.figures()) {
            Optional<StoredWorkload> workload = result.workload(figure.workload());
            if (workload.isPresent() && points.size() < POINTS) {
                add(campaign, TrendKey.of(result, workload.get(), figure), workload.get(), figure);
            }
        }
    }

    private void add(int campaign, TrendKey key, StoredWorkload workload, StoredFigure figure) {
        int number = number(workload, figure);
        if (workload.decides(figure)) {
            deciding.add(number);
        }
        int keyNumber = keys.computeIfAbsent(key, k -> keys.size());
        lines.computeIfAbsent(new TrendLine(number, keyNumber), line -> new ArrayList<>())
                .add(new TrendPoint(campaign, figure.value()));
        ArrayNode point =
                points.addArray().add(campaign).add(number).add(keyNumber).add(ChartData.rounded(figure.value()));
        if (figure.low().isPresent() && figure.high().isPresent()) {
            point.add(ChartData.rounded(figure.low().getAsDouble()))
                    .add(ChartData.rounded(figure.high().getAsDouble()));
        }
    }

    /** The figure with the longest line; of those that have a trend, one that decides a workload if there is any. */
    private int chosen() {
        int chosen = 0;
        int most = 0;
        for (Map.Entry<TrendLine, List<TrendPoint>> line : lines.entrySet()) {
            int figure = line.getKey().figure();
            int length = line.getValue().size();
            // A deciding figure goes before any other of the same kind, with or without a trend.
            int rank = (length > 1 ? 2 * POINTS : 0) + (deciding.contains(figure) ? POINTS : 0) + length;
            if (rank > most) {
                most = rank;
                chosen = figure;
            }
        }
        return chosen;
    }

    /** The first campaign at each new level, with its figure and key. */
    private ArrayNode changes() {
        ArrayNode changes = JSON.arrayNode();
        lines.forEach((line, newestFirst) -> {
            List<TrendPoint> searched = new ArrayList<>(newestFirst.subList(0, Math.min(SEARCHED, newestFirst.size())));
            Collections.reverse(searched);
            double[] values = searched.stream().mapToDouble(TrendPoint::value).toArray();
            for (int at : LevelChanges.of(values, new SplittableRandom(SEED))) {
                changes.addArray()
                        .add(searched.get(at).campaign())
                        .add(line.figure())
                        .add(line.key());
            }
        });
        return changes;
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
