package dev.onecore.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How the trials go that run now, in a line of at most {@value ConsoleTable#WIDTH} cells. */
public final class LiveLine {

    /**
     * What was seen of one target in the phase that runs.
     *
     * @param target its name
     * @param offeredPerSec operations that all injectors began, a second; empty as long as none was
     * @param p99Ns the 99th percentile of their times so far; empty as long as there is none
     */
    public record TargetSoFar(String target, OptionalDouble offeredPerSec, OptionalLong p99Ns) {}

    private LiveLine() {}

    /**
     * The line.
     *
     * @param workload its name
     * @param phase its name
     * @param targets those of the round, as they were loaded first
     * @param alive how many injectors there are
     * @param lost how many were lost
     */
    public static String of(String workload, String phase, List<TargetSoFar> targets, int alive, int lost) {
        String injectors = alive + (alive == 1 ? " injector" : " injectors") + (lost == 0 ? "" : ", " + lost + " lost");
        return Cells.fit(
                workload + " " + phase + ": " + injectors + " · "
                        + targets.stream().map(LiveLine::words).collect(Collectors.joining(" · ")),
                ConsoleTable.WIDTH);
    }

    private static String words(TargetSoFar target) {
        String offered = target.offeredPerSec().isPresent()
                ? " offered " + Amount.plain(target.offeredPerSec().getAsDouble()) + "/s"
                : "";
        String p99 = target.p99Ns().isPresent()
                ? " p99 so far " + time(target.p99Ns().getAsLong())
                : "";
        return target.target() + offered + p99;
    }

    private static String time(long ns) {
        return ns < 1_000_000 ? Amount.plain(ns / 1e3) + " µs" : Amount.plain(ns / 1e6) + " ms";
    }
}
