package dev.onecore.bench;

import java.util.List;
import java.util.Locale;

/** Repetitions of one figure, in short. */
record Spread(double median, double least, double most, int count) {

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,11.0f  [%,11.0f, %,11.0f]  n = %d", median, least, most, count);
    }
}
