package dev.onecore.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.onecore.campaign.InjectorResult;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Tick;
import java.util.List;

/** What crosses the group: JSON in strings, and no object graphs. */
final class Wire {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private Wire() {}

    static String text(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(message.getClass() + " is a record of plain values", e);
        }
    }

    /**
     * The message that {@link #text} gave.
     *
     * @throws IllegalArgumentException when it is none
     */
    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            // The text may hold a key.
            throw new IllegalArgumentException("that is no " + type.getSimpleName());
        }
    }

    /** One turn of one phase of a trial: its round of this run, its seat, the phase's name and the turn's number. */
    record TurnAt(int round, int seat, String phase, int turn) {}

    /**
     * An agent is there, and runs these workloads.
     *
     * @param nowNs its monotonic clock
     * @param wallMs its wall clock at the same time
     */
    record AgentReady(int injector, List<String> workloads, long nowNs, long wallMs) {}

    /** What all take part in next, a trial a seat. */
    record RoundOrder(int number, List<SeatOrder> seats) {}

    /**
     * One trial.
     *
     * @param name of its folder
     * @param broken whether it broke before its users could begin
     */
    record SeatOrder(
            String name,
            String workload,
            String label,
            String uri,
            boolean startedHere,
            boolean deflate,
            boolean broken) {}

    /**
     * A turn begins, or is over before it began.
     *
     * @param beginNs on the agent's clock
     */
    record TurnBegin(TurnAt place, long beginNs, long seed, boolean cancelled, boolean leftOut) {}

    /** All users of an injector are ready. */
    record TurnArrival(int injector, TurnAt place) {}

    /** What one of them recorded in an interval; instants count from the begin. */
    record TurnHarvest(
            int injector,
            TurnAt place,
            List<EncodedTimes> times,
            OperationCounts counts,
            Tick tick,
            boolean windowBegins) {}

    /** Times of one kind, in HdrHistogram's own encoding. */
    record EncodedTimes(LatencyKind kind, long beginNs, long endNs, String counts) {}

    /** All users of an injector are done. */
    record TurnDone(int injector, TurnAt place, InjectorResult result) {}

    /** What a user or a script had to say of a trial. */
    record Remark(int injector, int round, int seat, RemarkTopic topic, String text) {}

    /** What it is about; see the methods of {@link dev.onecore.load.TrialSession}. */
    enum RemarkTopic {
        FAILED,
        USER_FAILED,
        NEGOTIATED,
        NOTED
    }
}
