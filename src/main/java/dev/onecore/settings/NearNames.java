package dev.onecore.settings;

import dev.onecore.model.Setting;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which names may have been meant by one that is unknown. */
public final class NearNames {

    private static final int AT_MOST = 3;

    private NearNames() {}

    /** The settings that {@code wrong} may stand for, the nearest first; at most three, and none where all are far. */
    static List<String> settings(String wrong) {
        return of(wrong, Arrays.stream(Setting.values()).map(Setting::key));
    }

    /** Those of {@code names} that {@code wrong} may stand for, the nearest first. */
    public static List<String> of(String wrong, Stream<String> names) {
        String folded = folded(wrong);
        record Near(String name, int distance) {}
        List<Near> all = names.map(name -> new Near(name, distance(folded, folded(name))))
                .toList();
        boolean spelledElse = all.stream().anyMatch(near -> near.distance() == 0);
        return all.stream()
                .filter(near -> !spelledElse || near.distance() == 0)
                .filter(near -> near.distance() <= Math.max(1, folded.length() / 3) || endsAlike(folded, near.name()))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(AT_MOST)
                .map(Near::name)
                .toList();
    }

    /** {@code users} means {@code ramp.users}, and {@code echo-rate} or {@code latency.rate} mean {@code echo.rate}. */
    private static boolean endsAlike(String wrong, String name) {
        int dot = name.indexOf('.');
        String last = folded(name.substring(dot + 1));
        return last.length() > 3 && wrong.endsWith(last) && dot > 0;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Insertions, deletions and changes of one character (Levenshtein 1965). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(above[column - 1] + change, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }
}
