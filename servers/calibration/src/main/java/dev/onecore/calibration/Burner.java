package dev.onecore.calibration;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that brings this process to a known share of a core, by the kernel's account of its CPU time. What the other threads use,
 * above all the sampler's and the compiler's, is part of the share: the log that is checked shows the process, and they take 0.5 to 2
 * per cent of a core. The thread makes up where it can for what the hypervisor takes.
 */
final class Burner {
    private static final long PERIOD_NS = 10_000_000;
    private static final int PERIODS_PER_LINE = 10;
    private static final double PERCENT = 100;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final double share;

    private Burner(double share) {
        this.share = share;
    }

    /** Burns that share of a core until the process ends. */
    static void start(int percent) {
        Thread thread = new Thread(new Burner(percent / PERCENT)::burn, "burner");
        thread.setDaemon(true);
        thread.start();
    }

    private void burn() {
        long beganNs = System.nanoTime();
        long ownBefore = threads.getCurrentThreadCpuTime();
        long processBefore = system.getProcessCpuTime();
        // Known to 10 ms, the kernel's tick, and read once a line: its error does not grow.
        long othersNs = 0;
        for (long period = 1; true; period++) {
            long untilNs = beganNs + period * PERIOD_NS;
            long dueNs = (long) (share * period * PERIOD_NS) - othersNs;
            while (threads.getCurrentThreadCpuTime() - ownBefore < dueNs && System.nanoTime() - untilNs < 0) {
                Thread.onSpinWait();
            }
            if (period % PERIODS_PER_LINE == 0) {
                long ownNs = threads.getCurrentThreadCpuTime() - ownBefore;
                othersNs = Math.max(0, system.getProcessCpuTime() - processBefore - ownNs);
                GroundTruthLog.burnt(System.nanoTime(), ownNs + othersNs);
            }
            for (long leftNs = untilNs - System.nanoTime(); leftNs > 0; leftNs = untilNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
        }
    }
}
