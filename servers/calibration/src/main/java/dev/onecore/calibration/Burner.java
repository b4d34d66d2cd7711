package dev.onecore.calibration;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/** A thread that uses a known share of a core, by its own CPU clock: it makes up where it can for what the hypervisor takes. */
final class Burner {
    private static final long PERIOD_NS = 10_000_000;
    private static final int PERIODS_PER_LINE = 10;
    private static final double PERCENT = 100;

    private Burner() {}

    /** Burns that share of a core until the process ends. */
    static void start(int percent) {
        Thread thread = new Thread(() -> burn(percent / PERCENT), "burner");
        thread.setDaemon(true);
        thread.start();
    }

    private static void burn(double share) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long beganNs = System.nanoTime();
        long usedBefore = threads.getCurrentThreadCpuTime();
        for (long period = 1; true; period++) {
            long untilNs = beganNs + period * PERIOD_NS;
            long dueNs = (long) (share * period * PERIOD_NS);
            while (threads.getCurrentThreadCpuTime() - usedBefore < dueNs && System.nanoTime() - untilNs < 0) {
                Thread.onSpinWait();
            }
            if (period % PERIODS_PER_LINE == 0) {
                GroundTruthLog.burnt(System.nanoTime(), threads.getCurrentThreadCpuTime() - usedBefore);
            }
            for (long leftNs = untilNs - System.nanoTime(); leftNs > 0; leftNs = untilNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
        }
    }
}
