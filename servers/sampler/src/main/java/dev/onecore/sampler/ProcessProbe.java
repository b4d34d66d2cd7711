package dev.onecore.sampler;

import static dev.onecore.sampler.ProcessFigure.BYTES_READ;
import static dev.onecore.sampler.ProcessFigure.BYTES_WRITTEN;
import static dev.onecore.sampler.ProcessFigure.CPU_NS;
import static dev.onecore.sampler.ProcessFigure.CPU_SYSTEM_MS;
import static dev.onecore.sampler.ProcessFigure.CPU_USER_MS;
import static dev.onecore.sampler.ProcessFigure.GC_NS;
import static dev.onecore.sampler.ProcessFigure.HEAP_BYTES;
import static dev.onecore.sampler.ProcessFigure.INVOLUNTARY_SWITCHES;
import static dev.onecore.sampler.ProcessFigure.MAJOR_FAULTS;
import static dev.onecore.sampler.ProcessFigure.MINOR_FAULTS;
import static dev.onecore.sampler.ProcessFigure.OPEN_FILES;
import static dev.onecore.sampler.ProcessFigure.RSS_BYTES;
import static dev.onecore.sampler.ProcessFigure.RUN_DELAY_NS;
import static dev.onecore.sampler.ProcessFigure.THREADS;
import static dev.onecore.sampler.ProcessFigure.VOLUNTARY_SWITCHES;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/**
 * Reads one process; one thread at a time.
 *
 * <p>On Linux the full reading by OSHI takes 0.7–1.2 ms of a core (five files and 130 KB of garbage), 1 % at 10 Hz. So
 * it is one of the costly ones there, and {@link ProcStat} reads what changes fast. Elsewhere OSHI reads it all.
 */
final class ProcessProbe implements Closeable {
    private final OSProcess process;
    private final long startTime;
    private final CpuClock clock;
    private final Threads threads;
    private final Optional<ProcStat> procStat;
    private final Optional<HotSpotCounters> jvm;
    private final boolean storageReadable;
    private long cpuBeforeNs;
    private long readBeforeNs;
    private boolean first = true;

    private ProcessProbe(OSProcess process, long pageBytes) {
        int pid = process.getProcessID();
        this.process = process;
        this.startTime = process.getStartTime();
        this.clock = CpuClock.of(pid);
        this.threads = Threads.of(pid);
        this.procStat = ProcStat.of(pid, pageBytes);
        this.jvm = HotSpotCounters.of(pid);
        this.storageReadable = procStat.isEmpty() || Files.isReadable(Path.of("/proc/" + pid + "/io"));
    }

    /** The probe of process {@code pid}, empty if no such process runs. */
    static Optional<ProcessProbe> of(SystemInfo system, long pid) {
        return Optional.ofNullable(system.getOperatingSystem().getProcess(Math.toIntExact(pid)))
                .map(process -> new ProcessProbe(
                        process, system.getHardware().getMemory().getPageSize()));
    }

    /** What the process has done by now, with the costly figures if wanted; empty when it has ended. */
    Optional<ProcessReading> read(long nowNs, boolean costly) {
        Map<ProcessFigure, Long> figures = new EnumMap<>(ProcessFigure.class);
        clock.nowNs().ifPresent(ns -> figures.put(CPU_NS, ns));
        boolean runs = procStat.isPresent() ? procStat.get().read(figures) : readAll(figures);
        if (!runs) {
            return Optional.empty();
        }
        jvm.ifPresent(counters -> {
            figures.put(GC_NS, counters.collectingNs());
            if (counters.heapBytes() > 0) {
                figures.put(HEAP_BYTES, counters.heapBytes());
            }
        });
        if (costly) {
            readCostly(figures);
        }
        return Optional.of(new ProcessReading(cpuPercent(nowNs, figures), figures));
    }

    private boolean readAll(Map<ProcessFigure, Long> figures) {
        boolean runs = process.updateAttributes()
                && process.getState() != OSProcess.State.ZOMBIE
                && Math.abs(process.getStartTime() - startTime) < 2_000; // Else its number went to a new process.
        if (runs) {
            figures.put(CPU_USER_MS, process.getUserTime());
            figures.put(CPU_SYSTEM_MS, process.getKernelTime());
            figures.put(RSS_BYTES, process.getResidentMemory());
            figures.put(THREADS, (long) process.getThreadCount());
            putOffered(figures, MINOR_FAULTS, process.getMinorFaults());
            putOffered(figures, MAJOR_FAULTS, process.getMajorFaults());
        }
        return runs;
    }

    private void readCostly(Map<ProcessFigure, Long> figures) {
        long openFiles = process.getOpenFiles();
        if (openFiles >= 0) {
            figures.put(OPEN_FILES, openFiles);
        }
        if (procStat.isPresent()) {
            process.updateAttributes();
            threads.schedule().ifPresent(s -> figures.put(RUN_DELAY_NS, s.runDelayNs()));
            threads.switches()
                    .ifPresent(
                            s -> { // OSHI counts the main thread of another process alone.
                                figures.put(VOLUNTARY_SWITCHES, s.voluntary());
                                figures.put(INVOLUNTARY_SWITCHES, s.involuntary());
                            });
        } else {
            putOffered(figures, VOLUNTARY_SWITCHES, process.getVoluntaryContextSwitches());
            putOffered(figures, INVOLUNTARY_SWITCHES, process.getInvoluntaryContextSwitches());
        }
        if (storageReadable) {
            figures.put(BYTES_READ, process.getBytesRead());
            figures.put(BYTES_WRITTEN, process.getBytesWritten());
        }
    }

    /** OSHI says 0 for a counter that a system does not offer. */
    private static void putOffered(Map<ProcessFigure, Long> figures, ProcessFigure figure, long value) {
        if (value > 0) {
            figures.put(figure, value);
        }
    }

    private OptionalDouble cpuPercent(long nowNs, Map<ProcessFigure, Long> figures) {
        Long exactNs = figures.get(CPU_NS);
        long cpuNs = exactNs != null
                ? exactNs
                : (figures.getOrDefault(CPU_USER_MS, 0L) + figures.getOrDefault(CPU_SYSTEM_MS, 0L)) * 1_000_000;
        OptionalDouble percent = first
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (cpuNs - cpuBeforeNs) / (nowNs - readBeforeNs));
        first = false;
        cpuBeforeNs = cpuNs;
        readBeforeNs = nowNs;
        return percent;
    }

    @Override
    public void close() throws IOException {
        if (procStat.isPresent()) {
            procStat.get().close();
        }
    }
}
