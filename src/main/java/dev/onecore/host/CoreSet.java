package dev.onecore.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Logical cores by number, ascending, written as the kernel writes them: {@code 0-2,5}.
 *
 * @param cores without duplicates
 */
public record CoreSet(List<Integer> cores) {

    public CoreSet {
        cores = List.copyOf(new TreeSet<>(cores));
    }

    /** Exactly these. */
    public static CoreSet of(Integer... cores) {
        return new CoreSet(List.of(cores));
    }

    /**
     * Reads the kernel's list format, as of {@code Cpus_allowed_list} (cpuset(7), "List Format"); empty text is no core.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static CoreSet parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.strip().split(",", -1)) {
            if (!range.isBlank()) {
                String[] ends = range.strip().split("-", 2);
                int first = Integer.parseInt(ends[0]);
                int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
                for (int core = first; core <= last; core++) {
                    cores.add(core);
                }
            }
        }
        return new CoreSet(cores);
    }

    public boolean isEmpty() {
        return cores.isEmpty();
    }

    public boolean contains(int core) {
        return cores.contains(core);
    }

    public boolean containsAll(CoreSet others) {
        return cores.containsAll(others.cores);
    }

    /** These without {@code others}. */
    public CoreSet without(CoreSet others) {
        Collection<Integer> rest = new TreeSet<>(cores);
        rest.removeAll(others.cores);
        return new CoreSet(List.copyOf(rest));
    }

    /** Those of these that are in {@code others} too. */
    public CoreSet within(CoreSet others) {
        return new CoreSet(cores.stream().filter(others::contains).toList());
    }

    /** The list format that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cores.size(); i++) {
            int first = i;
            while (i + 1 < cores.size() && cores.get(i + 1) == cores.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ",").append(cores.get(first));
            if (i > first) {
                text.append('-').append(cores.get(i));
            }
        }
        return text.toString();
    }
}
