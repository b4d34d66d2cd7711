package dev.onecore.host;

import dev.onecore.model.Pin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proof from the kernel's own records: the {@code Cpus_allowed_list} of each thread in {@code /proc/<pid>/task}, read now
 * (proc(5)).
 */
public final class PinProof {
    private static final Path PROC = Path.of("/proc");

    private PinProof() {}

    /** Whether each thread of server {@code pid} may run on the planned core and on no other. */
    public static Pin ofServer(long pid, CorePlan plan) {
        return plan.server().isPresent()
                ? ofServer(PROC, pid, plan.server().getAsInt())
                : Pin.unproven("not pinned: " + plan.notPinned().orElse("no core was planned"));
    }

    /** Whether no thread of this process may run on the server's core, nor elsewhere outside the injector's cores. */
    public static Pin ofInjector(CorePlan plan) {
        return plan.notPinned()
                .map(why -> Pin.unproven("not pinned: " + why))
                .orElseGet(() -> ofInjector(PROC, ProcessHandle.current().pid(), plan.injector()));
    }

    /**
     * Whether each thread of a server that was started elsewhere may run on one core alone, which is none of the injector's. Where
     * it may not, nothing was claimed, so nothing is disproved.
     */
    public static Pin ofEndpoint(long pid, CorePlan plan) {
        return ofEndpoint(PROC, pid, plan.injector());
    }

    static Pin ofEndpoint(Path proc, long pid, CoreSet injector) {
        Pin pin = prove(
                proc,
                pid,
                "the server, process " + pid + " of this machine",
                "one core, which is none of the injector's",
                cores -> cores.cores().size() == 1 && cores.within(injector).isEmpty());
        boolean one = pin.observed().size() == 1;
        return switch (pin.state()) {
            case PROVEN ->
                one
                        ? pin
                        : Pin.unproven("not pinned: the server's threads may run on cores "
                                + String.join(", ", pin.observed()));
            case UNPROVEN -> pin;
            case DISPROVED -> Pin.unproven("not pinned: " + pin.sentence() + "; start it under taskset -c <core>");
        };
    }

    static Pin ofServer(Path proc, long pid, int core) {
        CoreSet expected = CoreSet.of(core);
        return prove(proc, pid, "the server", "core " + core + " alone", expected::equals);
    }

    static Pin ofInjector(Path proc, long pid, CoreSet cores) {
        return prove(proc, pid, "the injector", "cores " + cores, cores::containsAll);
    }

    private static Pin prove(Path proc, long pid, String who, String where, Predicate<CoreSet> holds) {
        Map<String, Integer> threads = threadsByCores(proc.resolve(pid + "/task"));
        int all = threads.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return Pin.unproven("not pinned: nothing shows where the threads of " + who + " may run");
        }
        List<String> astray = threads.keySet().stream()
                .filter(list -> !holds.test(CoreSet.parse(list)))
                .toList();
        List<String> observed = List.copyOf(threads.keySet());
        if (astray.isEmpty()) {
            return new Pin(
                    Pin.State.PROVEN, all, observed, "all " + all + " threads of " + who + " are held to " + where);
        }
        String found = astray.stream()
                .map(list -> threads.get(list) + " may run on " + list)
                .collect(Collectors.joining(", "));
        return new Pin(
                Pin.State.DISPROVED,
                all,
                observed,
                "of " + all + " threads of " + who + ", which should be held to " + where + ", " + found);
    }

    private static Map<String, Integer> threadsByCores(Path tasks) {
        Map<String, Integer> threads = new TreeMap<>();
        try (Stream<Path> each = Files.list(tasks)) {
            each.flatMap(task -> KernelFile.labelled(task.resolve("status"), "Cpus_allowed_list:").stream())
                    .forEach(list -> threads.merge(list, 1, Integer::sum));
        } catch (IOException | UncheckedIOException ended) {
            return Map.of();
        }
        return threads;
    }
}
