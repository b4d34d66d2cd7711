package dev.onecore.campaign;

import dev.onecore.load.PhaseRun;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.OperationCounts;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import dev.onecore.model.Tick;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A trial in which other injectors take part. Each of them is one party at a phase's barrier: it arrives when all of its users
 * have, is told of the begin, sends what it harvests, and is done with its result. Any thread may call.
 */
public interface SharedTrial extends SeatedTrial {

    /**
     * What another injector recorded in one interval.
     *
     * @param slices times; their instants count from the phase's begin
     * @param counts operations in the interval
     * @param tick what came back; its instants count from the phase's begin
     * @param windowBegins whether the measurement window begins where this interval ends
     */
    record Harvest(Map<LatencyKind, Slice> slices, OperationCounts counts, Tick tick, boolean windowBegins) {
        public Harvest {
            slices = Map.copyOf(slices);
        }
    }

    /** The name of its folder. */
    String folder();

    /** Whether no phase will begin any more, and none is under way. */
    boolean over();

    /** Whether the target is a contender of the project, started here. */
    boolean startedHere();

    /** All users of an injector are ready; {@code begin} hears of the run, whose instants are of this process's clock. */
    void arrived(int injector, Phase phase, int turn, Consumer<PhaseRun> begin);

    /** An injector recorded something. */
    void harvested(int injector, Phase phase, int turn, Harvest harvest);

    /** All users of an injector are done. */
    void done(int injector, Phase phase, int turn, InjectorResult result);

    /**
     * An injector will not be heard of any more.
     *
     * @param why in words, behind "injector 2"
     */
    void lost(int injector, String why);
}
