package dev.onecore.bench;

import java.util.Locale;

/**
 * What was done in one stretch of time, and what it cost.
 *
 * @param work echoes, or megabytes
 * @param seconds its length
 * @param cpuSeconds CPU time of this process in it
 * @param waitSeconds for how long its threads stood ready and waited for a core, all together
 */
record Reading(double work, double seconds, double cpuSeconds, double waitSeconds) {

    double perCpuSecond() {
        return work / cpuSeconds;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,10.0f per CPU-second, %,10.0f per second, %3.0f %% of a core, %5.1f %% waited for one",
                perCpuSecond(),
                work / seconds,
                100 * cpuSeconds / seconds,
                100 * waitSeconds / seconds);
    }
}
