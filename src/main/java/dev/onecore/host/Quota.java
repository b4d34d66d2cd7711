package dev.onecore.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long CPU quotas have held this process back: {@code cpu.stat} of its control group and of each group above it.
 *
 * <p>Version 2 counts {@code throttled_usec}, version 1 {@code throttled_time} in nanoseconds (Documentation/
 * admin-guide/cgroup-v2.rst, "cpu.stat"; Documentation/scheduler/sched-bwc.rst, "Statistics").
 */
final class Quota {
    private static final long NANOS_PER_MICRO = 1_000;

    private final List<Path> stats;

    private Quota(List<Path> stats) {
        this.stats = List.copyOf(stats);
    }

    static Quota ofThisProcess() {
        return of(Path.of("/"));
    }

    /** The quotas of this process in a system whose {@code proc} and mount points lie under {@code root}. */
    static Quota of(Path root) {
        List<Path> stats = new ArrayList<>();
        for (String line : KernelFile.lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3); // number:controllers:path; version 2 is number 0 without controllers
            boolean unified = parts.length == 3 && parts[1].isEmpty();
            if (parts.length == 3
                    && (unified || List.of(parts[1].split(",", -1)).contains("cpu"))) {
                Mount.of(root, unified).ifPresent(mount -> stats.addAll(mount.statsFrom(parts[2])));
            }
        }
        return new Quota(stats);
    }

    /** Time held back so far, over all groups; empty when no group has a quota's account. */
    OptionalLong throttledNs() {
        long sum = 0;
        boolean any = false;
        for (Path stat : stats) {
            for (String line : KernelFile.lines(stat)) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("throttled_usec") || words[0].equals("throttled_time")) {
                    long unit = words[0].equals("throttled_usec") ? NANOS_PER_MICRO : 1;
                    sum += Long.parseLong(words[1]) * unit;
                    any = true;
                }
            }
        }
        return any ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /** The quotas and memory limits that are set, by file name, those of the innermost group first. */
    Map<String, String> limits() {
        Map<String, String> limits = new TreeMap<>();
        for (Path stat : stats) {
            for (String file : List.of("cpu.max", "cpu.cfs_quota_us", "memory.max")) {
                KernelFile.line(stat.resolveSibling(file))
                        .filter(text -> !text.startsWith("max") && !text.startsWith("-1"))
                        .ifPresent(text -> limits.merge(file, text, (inner, outer) -> inner + "; " + outer));
            }
        }
        return limits;
    }

    /** Where a hierarchy of groups is mounted, and which group is its top there (in a container not the machine's). */
    private record Mount(Path point, Path top) {
        private static final int TOP = 3;
        private static final int POINT = 4;

        /** Reads proc(5), "/proc/pid/mountinfo". */
        static Optional<Mount> of(Path root, boolean unified) {
            for (String line : KernelFile.lines(root.resolve("proc/self/mountinfo"))) {
                String[] halves = line.split(" - ", 2);
                String[] fields = halves[0].split(" ", -1);
                String[] system = halves.length == 2 ? halves[1].split(" ", 3) : new String[0];
                if (system.length == 3 && fields.length > POINT) {
                    boolean match = unified
                            ? system[0].equals("cgroup2")
                            : system[0].equals("cgroup")
                                    && List.of(system[2].split(",", -1)).contains("cpu");
                    if (match) {
                        return Optional.of(new Mount(root.resolve(fields[POINT].substring(1)), Path.of(fields[TOP])));
                    }
                }
            }
            return Optional.empty();
        }

        /** The accounts of the group at {@code path} and of all above it that can be seen. */
        List<Path> statsFrom(String path) {
            Path group = Path.of(path);
            Path below = group.startsWith(top) ? top.relativize(group) : Path.of("");
            List<Path> stats = new ArrayList<>();
            for (Path each = point.resolve(below); each != null && each.startsWith(point); each = each.getParent()) {
                stats.add(each.resolve("cpu.stat"));
            }
            return stats;
        }
    }
}
