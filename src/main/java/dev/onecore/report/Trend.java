package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Metric;
import java.util.Arrays;
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

    /** The index's data; campaigns, targets and figures go by their numbers. */
    static ObjectNode of(List<CampaignIndex.CampaignEntry> entries) {
        Trend trend = new Trend();
        ObjectNode root = JSON.objectNode();
        ArrayNode campaigns = root.putArray("campaigns");
        for (int i = 0; i < entries.size(); i++) {
            CampaignIndex.IndexLine line = entries.get(i).entry();
            ObjectNode campaign = campaigns.addObject().put("started", line.started());
            ArrayNode names = campaign.putArray("targets");
            line.targets().forEach(names::add);
            ArrayNode workloads = campaign.putArray("workloads");
            line.workloads().forEach(workloads::add);
            trend.add(i, entries.get(i).result());
        }
        ArrayNode names = root.putArray("targets");
        trend.targets.keySet().forEach(names::add);
        root.set("figures", trend.described);
        root.put("chosen", Math.max(0, trend.chosen));
        root.set("points", trend.points);
        return root;
    }

    private void add(int campaign, JsonNode result) {
        Map<String, JsonNode> workloads = new LinkedHashMap<>();
        result.path("workloads")
                .forEach(workload -> workloads.put(workload.path("name").asText(), workload));
        for (JsonNode figure : result.path("figures")) {
            JsonNode workload = workloads.get(figure.path("workload").asText());
            if (workload == null || !figure.path("value").isNumber() || points.size() >= POINTS) {
                continue;
            }
            int number = number(workload, figure);
            if (chosen < 0 && decides(workload, figure)) {
                chosen = number;
            }
            ArrayNode point = points.addArray()
                    .add(campaign)
                    .add(number)
                    .add(targets.computeIfAbsent(figure.path("target").asText(), name -> targets.size()))
                    .add(ChartData.rounded(figure.path("value").asDouble()));
            if (figure.path("low").isNumber() && figure.path("high").isNumber()) {
                point.add(ChartData.rounded(figure.path("low").asDouble()))
                        .add(ChartData.rounded(figure.path("high").asDouble()));
            }
        }
    }

    private static boolean decides(JsonNode workload, JsonNode figure) {
        JsonNode primary = workload.path("primary");
        return primary.path("phase").equals(figure.path("phase"))
                && primary.path("metric").equals(figure.path("metric"));
    }

    private int number(JsonNode workload, JsonNode figure) {
        String phase = phase(workload, figure.path("phase").asText());
        String title = metric(figure.path("metric").asText());
        String unit = figure.path("unit").asText();
        String key = String.join("\n", workload.path("title").asText(), phase, title, unit);
        return figures.computeIfAbsent(key, k -> {
            described
                    .addObject()
                    .put("workload", workload.path("title").asText())
                    .put("phase", phase)
                    .put("metric", title)
                    .put("unit", unit)
                    .put("better", figure.path("better").asText());
            return figures.size();
        });
    }

    private static String phase(JsonNode workload, String name) {
        for (JsonNode phase : workload.path("phases")) {
            if (phase.path("name").asText().equals(name)) {
                return phase.path("title").asText();
            }
        }
        return name;
    }

    private static String metric(String key) {
        Optional<Metric> known = Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst();
        return known.map(Metric::title).orElse(key);
    }
}
