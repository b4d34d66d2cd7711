package dev.onecore.figures;

import dev.onecore.model.PhaseSummary;
import dev.onecore.model.TrialResult;
import dev.onecore.model.Usage;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whether a trial's figures can be true at all. Evidence that was edited by hand may hold anything. */
public final class SanityCheck {
    /** No phase lasts longer than a day. */
    private static final long LONGEST_NS = 86_400_000_000_000L;

    private SanityCheck() {}

    /** The first thing that cannot be, in words; empty where all can. */
    public static Optional<String> doubt(TrialResult trial) {
        return trial.phases().stream().flatMap(phase -> doubt(phase).stream()).findFirst();
    }

    private static Optional<String> doubt(PhaseSummary phase) {
        String name = "phase " + phase.phase().name();
        if (phase.beginNs() < 0 || phase.endNs() < phase.beginNs() || phase.endNs() > LONGEST_NS) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s runs from beginNs %d to endNs %d; it must end after its begin, within a day",
                    name,
                    phase.beginNs(),
                    phase.endNs()));
        }
        if (phase.windowReceived() < 0 || phase.windowBytes() < 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s received %d messages of %d bytes; neither can be below 0",
                    name,
                    phase.windowReceived(),
                    phase.windowBytes()));
        }
        boolean negative = phase.server().stream().anyMatch(SanityCheck::negative) || negative(phase.injector());
        return negative ? Optional.of(name + " has a usage below 0") : Optional.empty();
    }

    private static boolean negative(Usage usage) {
        return LongStream.concat(
                        LongStream.of(usage.cpuNs()),
                        Stream.of(usage.runDelayNs(), usage.throttledNs(), usage.gcMs(), usage.peakRssBytes())
                                .flatMapToLong(OptionalLong::stream))
                .anyMatch(value -> value < 0);
    }
}
