package dev.onecore.sampler;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A benchmark, not a test: what share of a core the sampler costs this process, for targets of few and of many threads.
 * Arguments: seconds a run, runs.
 */
final class SamplerCost {
    private SamplerCost() {}

    public static void main(String... args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        for (int threads : new int[] {1, 50, 300}) {
            double[] percent = new double[runs];
            try (Child child = Child.start("threads", threads);
                    Sampler sampler = Sampler.start(
                            child.pid(),
                            new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                            r -> {})) {
                CpuClock own = CpuClock.of(ProcessHandle.current().pid());
                Thread.sleep(20_000);
                for (int run = 0; run < runs; run++) {
                    long from = System.nanoTime();
                    OptionalLong before = own.nowNs();
                    Thread.sleep(seconds * 1000L);
                    percent[run] = 100.0 * (own.nowNs().getAsLong() - before.getAsLong()) / (System.nanoTime() - from);
                }
                System.out.println(sampler.latest());
                System.out.printf(
                        "%3d threads more: %s %% of a core, JIT and GC included%n", threads, Arrays.toString(percent));
            }
        }
    }
}
