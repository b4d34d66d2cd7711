package dev.onecore.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.figures.InjectorReading;
import dev.onecore.figures.PhaseReading;
import dev.onecore.model.InjectorClock;
import java.util.List;
import java.util.OptionalDouble;

/** What {@code result.json} says of each of several injectors. */
final class InjectorsJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private InjectorsJson() {}

    /** Those of a phase; empty where there was one. */
    static ArrayNode of(PhaseReading phase) {
        ArrayNode array = JSON.arrayNode();
        InjectorReading.of(phase).forEach(injector -> array.add(injector(injector)));
        return array;
    }

    private static ObjectNode injector(InjectorReading injector) {
        ObjectNode node = JSON.objectNode();
        node.put("number", injector.number());
        node.put("planned", injector.planned());
        node.put("offered", injector.offered());
        put(node, "plannedPerSec", injector.plannedPerSec());
        put(node, "offeredPerSec", injector.offeredPerSec());
        node.put("lateMs", Precision.seconds(injector.lateMs()));
        node.put("sendLagP99Ms", Precision.seconds(injector.sendLagP99Ms()));
        node.put("cpuPercent", Precision.percent(injector.cpuPercent()));
        ArrayNode limits = node.putArray("limits");
        injector.limits().forEach(limits::add);
        return node;
    }

    private static void put(ObjectNode node, String member, OptionalDouble value) {
        value.ifPresent(known -> node.put(member, Precision.seconds(known)));
    }

    /** How the clocks of injectors went in a trial. */
    static ArrayNode clocks(List<InjectorClock> clocks) {
        ArrayNode array = JSON.arrayNode();
        clocks.forEach(clock -> array.add(JSON.objectNode()
                .put("injector", clock.number())
                .put("errorMs", Precision.seconds(clock.errorNs() / 1e6))
                .put("driftMs", Precision.seconds(clock.driftNs() / 1e6))));
        return array;
    }
}
