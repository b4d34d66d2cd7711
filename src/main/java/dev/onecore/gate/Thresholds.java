package dev.onecore.gate;

import dev.onecore.settings.NearNames;
import dev.onecore.statistics.Tolerance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much worse which primary figure may become: of a workload by its name, of a family of metrics, or of all.
 *
 * @param byName tolerances by the name of a workload or family, and by the empty text for all others
 */
public record Thresholds(Map<String, Tolerance> byName) {

    /** What holds where no threshold is given: no regression that is shown is tolerated. */
    public static final Thresholds NONE = new Thresholds(Map.of("", new Tolerance(0)));

    private static final Pattern PART = Pattern.compile("(?:([^:]+):)?([0-9]{1,3}(?:\\.[0-9]{1,3})?)\\s*%");
    private static final String ALL = "";

    public Thresholds {
        byName = Map.copyOf(byName);
    }

    /**
     * Reads thresholds such as {@code latency:10%,cpu:5%}, {@code echo-latency:10%} or {@code 5%}.
     *
     * @throws WrongGate when a part has another form, or a name stands in it twice
     */
    public static Thresholds read(String given) {
        Map<String, Tolerance> byName = new LinkedHashMap<>();
        for (String part : given.split(",", -1)) {
            Matcher form = PART.matcher(part.strip());
            if (!form.matches()) {
                throw new WrongGate(
                        "'" + part.strip()
                                + "' is not a threshold; give a workload or one of latency, cpu, throughput and per cent, such as cpu:5%");
            }
            String name = Optional.ofNullable(form.group(1)).map(String::strip).orElse(ALL);
            if (byName.put(name, new Tolerance(Double.parseDouble(form.group(2)) / 100)) != null) {
                throw new WrongGate("'" + part.strip() + "' is the second threshold of the same name");
            }
        }
        return new Thresholds(byName);
    }

    /**
     * Makes sure that each name is one of a family or of these workloads.
     *
     * @throws WrongGate when not, with the names that may be meant
     */
    public void requireKnown(Collection<String> workloads) {
        List<String> known = Stream.concat(
                        workloads.stream(), Stream.of(MetricFamily.values()).map(MetricFamily::label))
                .toList();
        byName.keySet().stream()
                .filter(name -> !name.equals(ALL) && !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    List<String> near = NearNames.of(name, known.stream());
                    throw new WrongGate("'" + name + "' is none of " + String.join(", ", known)
                            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
                });
    }

    /** What holds for a workload and its primary metric: its own threshold, its family's, or that of all; empty for none. */
    public Optional<Tolerance> of(String workload, String metricKey) {
        return Stream.of(Optional.of(workload), MetricFamily.of(metricKey).map(MetricFamily::label), Optional.of(ALL))
                .flatMap(Optional::stream)
                .filter(byName::containsKey)
                .map(byName::get)
                .findFirst();
    }

    /** Whether all that is named tolerates something, which equivalence needs. */
    boolean tolerate() {
        return byName.values().stream().allMatch(tolerance -> tolerance.share() > 0);
    }

    /** As they can be given. */
    @Override
    public String toString() {
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> (each.getKey().isEmpty() ? "" : each.getKey() + ":")
                        + GateWords.percent(each.getValue().share()).replace(" ", ""))
                .collect(Collectors.joining(","));
    }
}
