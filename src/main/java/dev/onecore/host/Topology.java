package dev.onecore.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The cores of this machine as far as this process may use them, read from /proc and /sys; where there are none (macOS,
 * Windows), as many as the JVM sees, without siblings. A virtual machine may allow cores that it could be given one day: those
 * that are offline are left out.
 */
final class Topology {
    private final Path root;
    private final CoreSet allowed;
    private final Optional<CoreSet> online;

    /**
     * The topology under {@code root}.
     *
     * @param root where {@code proc} and {@code sys} are
     * @param seen cores that the JVM sees
     */
    Topology(Path root, int seen) {
        this.root = root;
        this.online = KernelFile.line(cpu("online")).map(CoreSet::parse).or(() -> listed(root));
        CoreSet permitted = KernelFile.labelled(root.resolve("proc/self/status"), "Cpus_allowed_list:")
                .map(CoreSet::parse)
                .orElseGet(() -> new CoreSet(IntStream.range(0, seen).boxed().toList()));
        this.allowed = online.map(permitted::within).orElse(permitted);
    }

    /** The online cores where /sys is hidden: x86 and ARM list no others in /proc/cpuinfo. */
    private static Optional<CoreSet> listed(Path root) {
        CoreSet cores = new CoreSet(KernelFile.lines(root.resolve("proc/cpuinfo")).stream()
                .filter(line -> line.matches("processor\\s*:\\s*\\d+"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .toList());
        return cores.isEmpty() ? Optional.empty() : Optional.of(cores);
    }

    static Topology ofThisMachine() {
        return new Topology(Path.of("/"), Runtime.getRuntime().availableProcessors());
    }

    /** Online cores that this process may use. */
    CoreSet allowed() {
        return allowed;
    }

    /** Cores that a process may be put on: the allowed ones, and those that {@code isolcpus} keeps free of others. */
    boolean usable(int core) {
        return allowed.contains(core) || (!offline(core) && isolated(core));
    }

    /** Whether a core is known to be switched off. */
    boolean offline(int core) {
        return online.stream().anyMatch(cores -> !cores.contains(core));
    }

    private boolean isolated(int core) {
        return KernelFile.line(cpu("isolated")).map(CoreSet::parse).stream().anyMatch(set -> set.contains(core));
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
