package dev.onecore.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.report.ResultReader;
import dev.onecore.report.StoredResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A small {@code result.json}: echo latency decided by the median, throughput by what was received, each of given rounds. */
public final class ResultFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode().put("schema", "onecore/result/1");

    /** A campaign of the given id, which says its time too. */
    public ResultFile(String id) {
        root.putObject("campaign")
                .put("id", id)
                .put("simulation", "Comparison")
                .put("started", "2026-11-2" + id.charAt(id.length() - 1) + "T10:00:00Z")
                .putObject("settings");
        root.putArray("targets");
        ObjectNode workload = root.putArray("workloads")
                .addObject()
                .put("name", "echo-latency")
                .put("title", "Echo latency");
        workload.putObject("primary").put("phase", "constant").put("metric", "response_p50");
        ObjectNode phase = workload.putArray("phases")
                .addObject()
                .put("name", "constant")
                .put("title", "constant arrivals, 2,000/s")
                .put("seconds", 7.0);
        phase.putObject("load")
                .put("kind", "echo")
                .put("arrivals", "constant")
                .put("ratePerSec", 2000.0)
                .put("connections", 50)
                .put("size", 24);
        workload.putArray("unmeasured");
        root.putArray("figures");
        root.putArray("trials");
        ObjectNode environment = root.putObject("environment").put("revision", "e03c04fb81dc");
        environment
                .putObject("machine")
                .put("cpu.model", "AMD EPYC")
                .put("cpu.logical", "2")
                .put("kernel", "Linux 6.18");
        environment.putObject("cores").put("server", "1").put("injector", "0").put("sharesPhysicalCore", false);
        environment.putObject("contenders");
    }

    /** Adds a contender with its median response time in each round, µs. */
    public ResultFile with(String target, double... rounds) {
        root.withArray("targets").addObject().put("name", target).put("folder", target);
        ((ObjectNode) root.at("/environment/contenders"))
                .putObject(target)
                .putArray("command")
                .add("java")
                .add("-cp")
                .add("servers/" + target + "/classes:lib/" + target + "-1.0.jar");
        return figure("echo-latency", "constant", target, "response_p50", "lower", "µs", rounds);
    }

    /** Adds throughput, which is better the higher it is, of a target that is there. */
    ResultFile throughput(String target, double... rounds) {
        if (root.withArray("workloads").size() == 1) {
            ObjectNode workload = root.withArray("workloads").addObject();
            workload.put("name", "throughput").put("title", "Throughput");
            workload.putObject("primary").put("phase", "window-1").put("metric", "throughput");
            workload.putArray("phases").addObject().put("name", "window-1").put("title", "closed loop");
        }
        return figure("throughput", "window-1", target, "throughput", "higher", "messages/s", rounds);
    }

    private ResultFile figure(
            String workload, String phase, String target, String metric, String better, String unit, double... rounds) {
        ObjectNode figure = root.withArray("figures").addObject();
        figure.put("workload", workload).put("phase", phase).put("target", target);
        figure.put("metric", metric).put("unit", unit).put("better", better);
        figure.put("bound", "none").put("pinned", true).put("value", rounds[0]);
        ArrayNode each = figure.putArray("each");
        for (int i = 0; i < rounds.length; i++) {
            each.addObject().put("round", i + 1).put("value", rounds[i]);
            root.withArray("trials")
                    .addObject()
                    .put("order", root.withArray("trials").size())
                    .put("round", i + 1)
                    .put("workload", workload)
                    .put("target", target)
                    .put("verdict", "UNSATURATED");
        }
        return this;
    }

    /** Changes the object at a JSON pointer. */
    public ResultFile but(String pointer, Consumer<ObjectNode> change) {
        change.accept((ObjectNode) root.at(pointer));
        return this;
    }

    /** Writes it under that name, and returns its path. */
    public Path at(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), root.toPrettyString());
    }

    /** What a reader makes of it. */
    StoredResult read(Path folder) throws IOException {
        return ResultReader.open(at(folder, "read.json"));
    }

    /** Rounds whose geometric mean is {@code value}, spread by about so many per cent. */
    public static double[] rounds(double value, double percent) {
        return List.of(-1.0, 0.0, 1.0, -0.5, 0.5).stream()
                .mapToDouble(place -> Math.round(1e4 * value * Math.exp(place * percent / 100)) / 1e4)
                .toArray();
    }
}
