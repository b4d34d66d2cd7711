package dev.onecore.model;

/**
 * How much the machine disturbed a trial, whatever was measured. Of two runs of one round the less disturbed one counts; the
 * figures have no say in it.
 */
public final class Spoilage {

    /** Above every sum of shares. */
    private static final double INVALID = 1_000;

    private Spoilage() {}

    /**
     * The share of the time of the trial's worst measured phase, in percent, that the hypervisor, other processes or stops of
     * the injector took; more than 1,000 when such a phase is invalid.
     */
    public static double of(TrialResult result) {
        return result.phases().stream()
                .filter(phase -> phase.phase().measured())
                .mapToDouble(Spoilage::of)
                .max()
                .orElse(INVALID);
    }

    private static double of(PhaseSummary phase) {
        Conditions conditions = phase.conditions();
        double seconds = phase.seconds();
        double stopped = seconds > 0 ? conditions.gapsNs() / 1e7 / seconds : 0;
        double stolen = Math.max(
                conditions.stealPercent().orElse(0),
                conditions.stealOnServerCorePercent().orElse(0));
        double others = Math.max(
                conditions.othersOnServerCorePercent().orElse(0),
                conditions.othersOnInjectorCoresPercent().orElse(0));
        double invalid = phase.verdict().outcome() == Verdict.Outcome.INVALID ? INVALID : 0;
        return invalid + stopped + stolen + others;
    }
}
