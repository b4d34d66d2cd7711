package dev.onecore.host;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The cores of this machine as far as this process may use them, read from /proc and /sys; where there are none (macOS,
 * Windows), as many as the JVM sees, without siblings.
 */
final class Topology {
    private final Path root;
    private final CoreSet allowed;

    /**
     * The topology under {@code root}.
     *
     * @param root where {@code proc} and {@code sys} are
     * @param seen cores that the JVM sees
     */
    Topology(Path root, int seen) {
        this.root = root;
        this.allowed = KernelFile.labelled(root.resolve("proc/self/status"), "Cpus_allowed_list:")
                .map(CoreSet::parse)
                .orElseGet(() -> new CoreSet(IntStream.range(0, seen).boxed().toList()));
    }

    static Topology ofThisMachine() {
        return new Topology(Path.of("/"), Runtime.getRuntime().availableProcessors());
    }

    /** Cores that this process may use. */
    CoreSet allowed() {
        return allowed;
    }

    /** Cores that a process may be put on: the allowed ones, and those that {@code isolcpus} keeps free of others. */
    boolean usable(int core) {
        return allowed.contains(core)
                || KernelFile.line(cpu("isolated")).map(CoreSet::parse).stream().anyMatch(set -> set.contains(core));
    }

    /** The logical cores of {@code core}'s physical core, itself included. */
    CoreSet siblings(int core) {
        return KernelFile.line(cpu("cpu" + core + "/topology/thread_siblings_list"))
                .map(CoreSet::parse)
                .orElse(CoreSet.of(core));
    }

    /** The allowed cores of the fastest kind: on a hybrid machine a server on a small core would be half a server. */
    CoreSet fastest() {
        CoreSet large = KernelFile.line(root.resolve("sys/devices/cpu_core/cpus")) // Intel's performance cores
                .map(CoreSet::parse)
                .orElse(allowed)
                .within(allowed);
        int most = large.cores().stream().mapToInt(this::capacity).max().orElse(0);
        return new CoreSet(
                large.cores().stream().filter(core -> capacity(core) == most).toList());
    }

    /** Relative speed where the kernel knows of different kinds of cores (ARM), else 0. */
    private int capacity(int core) {
        return KernelFile.line(cpu("cpu" + core + "/cpu_capacity"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The core that a server gets unless told otherwise; empty only where no core is known. */
    OptionalInt last() {
        return fastest().cores().stream().mapToInt(Integer::intValue).max();
    }

    private Path cpu(String file) {
        return root.resolve("sys/devices/system/cpu").resolve(file);
    }
}
