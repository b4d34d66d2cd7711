package dev.onecore.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Data sets of the NIST Statistical Reference Datasets, univariate summary statistics, with their certified values. */
enum Nist {
    MAVRO(2.00185600000000, 0.000429123454003053, list("""
                    2.00180 2.00170 2.00180 2.00190 2.00180 2.00170 2.00150 2.00140 2.00150 2.00150
                    2.00170 2.00180 2.00180 2.00190 2.00190 2.00210 2.00200 2.00160 2.00140 2.00130
                    2.00130 2.00150 2.00150 2.00160 2.00150 2.00140 2.00130 2.00140 2.00150 2.00140
                    2.00150 2.00160 2.00150 2.00160 2.00190 2.00200 2.00200 2.00210 2.00220 2.00230
                    2.00240 2.00250 2.00270 2.00260 2.00260 2.00260 2.00270 2.00260 2.00250 2.00240
                    """)),
    MICHELSO(299.852400000000, 0.0790105478190518, list("""
                    299.85 299.74 299.90 300.07 299.93 299.85 299.95 299.98 299.98 299.88
                    300.00 299.98 299.93 299.65 299.76 299.81 300.00 300.00 299.96 299.96
                    299.96 299.94 299.96 299.94 299.88 299.80 299.85 299.88 299.90 299.84
                    299.83 299.79 299.81 299.88 299.88 299.83 299.80 299.79 299.76 299.80
                    299.88 299.88 299.88 299.86 299.72 299.72 299.62 299.86 299.97 299.95
                    299.88 299.91 299.85 299.87 299.84 299.84 299.85 299.84 299.84 299.84
                    299.89 299.81 299.81 299.82 299.80 299.77 299.76 299.74 299.75 299.76
                    299.91 299.92 299.89 299.86 299.88 299.72 299.84 299.85 299.85 299.78
                    299.89 299.84 299.78 299.81 299.76 299.81 299.79 299.81 299.82 299.85
                    299.87 299.87 299.81 299.74 299.81 299.94 299.95 299.80 299.81 299.87
                    """)),
    NUM_ACC_1(10_000_002, 1, List.of(10_000_001.0, 10_000_003.0, 10_000_002.0)),
    NUM_ACC_2(1.2, 0.1, alternating(1.2, 1.1, 1.3)),
    NUM_ACC_3(1_000_000.2, 0.1, alternating(1_000_000.2, 1_000_000.1, 1_000_000.3)),
    NUM_ACC_4(10_000_000.2, 0.1, alternating(10_000_000.2, 10_000_000.1, 10_000_000.3));

    final double mean;
    final double sd;
    final List<Double> values;

    Nist(double mean, double sd, List<Double> values) {
        this.mean = mean;
        this.sd = sd;
        this.values = values;
    }

    private static List<Double> list(String numbers) {
        return DoubleStream.of(numbers.trim()
                        .lines()
                        .flatMap(line -> Arrays.stream(line.trim().split(" ")))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .boxed()
                .toList();
    }

    /** NumAcc2 to 4: one value in the middle, then 500 times one below and one above. */
    private static List<Double> alternating(double middle, double below, double above) {
        List<Double> values = new ArrayList<>(List.of(middle));
        for (int i = 0; i < 500; i++) {
            values.add(below);
            values.add(above);
        }
        return values;
    }
}
