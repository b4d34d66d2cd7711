package dev.onecore.proof;

import dev.onecore.model.Claim;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A claim tried once.
 *
 * @param truth what it should say
 * @param measured what it said
 * @param passed whether that is close enough
 */
record Check(String truth, String measured, boolean passed) {
    private static final int SHOWN = 3;

    /** A check that could not be made, which is not passed. */
    static Check impossible(String truth, String why) {
        return new Check(truth, why, false);
    }

    /** Whether {@code measured} is within {@code tolerance} of {@code truth}; all three of one unit. */
    static Check near(double truth, double measured, double tolerance, String unit) {
        return new Check(
                "%s ± %s %s".formatted(number(truth), number(tolerance), unit),
                number(measured) + " " + unit,
                Math.abs(measured - truth) <= tolerance);
    }

    /** A number with three or four digits that say something. */
    static String number(double value) {
        String format = Math.abs(value) >= 1_000 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** All tries of one claim, in one row. It holds when each did, and there was one. */
    static Claim row(String text, List<Check> tries) {
        long held = tries.stream().filter(Check::passed).count();
        String truth = tries.stream().map(Check::truth).distinct().limit(1).collect(Collectors.joining());
        String measured =
                tries.stream().map(Check::measured).distinct().limit(SHOWN).collect(Collectors.joining("; "));
        boolean several = tries.size() > 1;
        return new Claim(
                text,
                truth,
                tries.isEmpty()
                        ? "not run"
                        : measured + (several ? String.format(Locale.ROOT, " (%d of %d)", held, tries.size()) : ""),
                !tries.isEmpty() && held == tries.size());
    }
}
