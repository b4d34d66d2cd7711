package dev.onecore.proof;

import dev.onecore.model.CalibrationRecord;
import dev.onecore.model.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A calibration for the terminal: <em>claim · truth · measured · passed</em>. */
public final class ClaimTable {
    private static final List<Integer> WIDTHS = List.of(52, 34, 42);

    private ClaimTable() {}

    /** The table, with a line end after each line; what is too long for its column goes on below. */
    public static String of(CalibrationRecord calibration) {
        StringBuilder table = new StringBuilder();
        row(table, List.of("claim", "truth", "measured"), "passed");
        table.append("-".repeat(WIDTHS.stream().mapToInt(width -> width + 2).sum() + "passed".length()))
                .append('\n');
        for (Claim claim : calibration.claims()) {
            row(table, List.of(claim.text(), claim.truth(), claim.measured()), claim.passed() ? "yes" : "NO");
        }
        int total = calibration.claims().size();
        table.append(String.format(
                Locale.ROOT,
                "%n%d of %d claims hold on this machine%s%n",
                calibration.passed(),
                total,
                calibration.holds() ? "." : "; what is measured here is to be read with that in mind."));
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells, String last) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            columns.add(wrapped(cells.get(i), WIDTHS.get(i)));
        }
        int lines = columns.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < columns.size(); i++) {
                String text = line < columns.get(i).size() ? columns.get(i).get(line) : "";
                table.append(text).append(" ".repeat(WIDTHS.get(i) + 2 - text.length()));
            }
            table.append(line == 0 ? last : "").append('\n');
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
