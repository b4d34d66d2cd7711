package dev.onecore.cluster;

import dev.onecore.campaign.SharedTrial;
import dev.onecore.evidence.HistogramCodec;
import dev.onecore.model.LatencyKind;
import dev.onecore.model.Phase;
import dev.onecore.model.Slice;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Hands what agents send on to the trials that they mean. Any thread may call, and nothing here waits. */
final class AgentReports {

    /** Finds trials. */
    interface TrialLookup {

        /** The trial that an agent means; empty when it is none that runs, or the agent counts as lost. */
        Optional<SharedTrial> trial(int injector, int round, int seat);
    }

    /** A phase of a trial that runs. */
    record TrialPhase(SharedTrial trial, Phase phase) {}

    private final TrialLookup lookup;
    private final HistogramCodec codec = new HistogramCodec();

    AgentReports(TrialLookup lookup) {
        this.lookup = lookup;
    }

    void harvested(Wire.TurnHarvest harvested) {
        Map<LatencyKind, Slice> slices = new EnumMap<>(LatencyKind.class);
        for (Wire.EncodedTimes times : harvested.times()) {
            slices.put(times.kind(), new Slice(times.beginNs(), times.endNs(), decoded(times.counts())));
        }
        SharedTrial.Harvest harvest =
                new SharedTrial.Harvest(slices, harvested.counts(), harvested.tick(), harvested.windowBegins());
        place(harvested.injector(), harvested.place())
                .ifPresent(at -> at.trial()
                        .harvested(
                                harvested.injector(),
                                at.phase(),
                                harvested.place().turn(),
                                harvest));
    }

    private Histogram decoded(String counts) {
        synchronized (codec) {
            return codec.decode(counts);
        }
    }

    void done(Wire.TurnDone done) {
        place(done.injector(), done.place())
                .ifPresent(at -> at.trial()
                        .done(done.injector(), at.phase(), done.place().turn(), done.result()));
    }

    void told(Wire.Remark told) {
        lookup.trial(told.injector(), told.round(), told.seat()).ifPresent(trial -> {
            switch (told.topic()) {
                case FAILED -> trial.fail(told.text());
                case USER_FAILED -> trial.userFailed(told.text());
                case NEGOTIATED -> trial.negotiated(told.text());
                case NOTED -> trial.noted(told.text());
            }
        });
    }

    /** The phase that an agent means; empty as with its trial. */
    Optional<TrialPhase> place(int injector, Wire.TurnAt place) {
        return lookup.trial(injector, place.round(), place.seat())
                .flatMap(trial -> trial.workload().phases().stream()
                        .filter(phase -> phase.name().equals(place.phase()))
                        .findFirst()
                        .map(phase -> new TrialPhase(trial, phase)));
    }
}
