package dev.onecore.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the wire between injector and server.
 *
 * @param delay that every byte takes longer, in each direction
 * @param jitter the most by which that delay is longer at times, drawn evenly; bytes keep their order
 * @param bytesPerSec that pass in each direction, over all connections together; empty for as many as come
 * @param cut how old a connection is when it is reset; empty for never
 * @param halfOpen how old a connection is when nothing passes any more, though neither side is told; empty for never
 */
public record WireFaults(
        Duration delay,
        Duration jitter,
        OptionalDouble bytesPerSec,
        Optional<Duration> cut,
        Optional<Duration> halfOpen) {

    /** A wire on which nothing is wrong. */
    public static final WireFaults NONE =
            new WireFaults(Duration.ZERO, Duration.ZERO, OptionalDouble.empty(), Optional.empty(), Optional.empty());

    /** What a value of the setting is to be like. */
    public static final String FORM =
            "faults separated by commas: delay:<time>, jitter:<time>, rate:<number>MB/s, cut:<time>, half-open:<time>; or plain";

    private static final String PLAIN = "plain";
    private static final double BYTES_PER_MB = 1e6;
    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(us|ms|s)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(kB|MB)/s");

    /**
     * The faults that a setting names, such as {@code delay:5ms,rate:20MB/s}; {@code plain} is none, over a wire that is there.
     *
     * @throws IllegalArgumentException when it does not have its form
     */
    public static WireFaults of(String text) {
        WireFaults faults = NONE;
        if (text.strip().equals(PLAIN)) {
            return faults;
        }
        List<String> named = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] fault = part.strip().split(":", 2);
            if (fault.length < 2 || named.contains(fault[0])) {
                throw new IllegalArgumentException(FORM + " are needed");
            }
            named.add(fault[0]);
            faults = faults.with(fault[0], fault[1]);
        }
        return faults;
    }

    private WireFaults with(String name, String value) {
        return switch (name) {
            case "delay" -> new WireFaults(time(value), jitter, bytesPerSec, cut, halfOpen);
            case "jitter" -> new WireFaults(delay, time(value), bytesPerSec, cut, halfOpen);
            case "rate" -> new WireFaults(delay, jitter, OptionalDouble.of(rate(value)), cut, halfOpen);
            case "cut" -> new WireFaults(delay, jitter, bytesPerSec, Optional.of(time(value)), halfOpen);
            case "half-open" -> new WireFaults(delay, jitter, bytesPerSec, cut, Optional.of(time(value)));
            default -> throw new IllegalArgumentException(FORM + " are needed");
        };
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no time such as 500us, 5ms or 30s");
        }
        double unitNs = switch (time.group(2)) {
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            default -> throw new IllegalStateException("no unit " + time.group(2));
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * unitNs));
    }

    private static double rate(String text) {
        Matcher rate = RATE.matcher(text);
        double number = rate.matches() ? Double.parseDouble(rate.group(1)) : 0;
        if (number == 0) {
            throw new IllegalArgumentException("'" + text + "' is no rate such as 20MB/s or 500kB/s");
        }
        return number * (rate.group(2).equals("kB") ? BYTES_PER_MB / 1e3 : BYTES_PER_MB);
    }

    /** Whether bytes wait on it. */
    public boolean holdsBack() {
        return !delay.isZero() || !jitter.isZero() || bytesPerSec.isPresent();
    }

    /** All of it in words, such as "delay 5 ms each way, 20 MB/s each way". */
    public String words() {
        List<String> words = new ArrayList<>();
        if (!delay.isZero()) {
            words.add("delay " + words(delay) + " each way");
        }
        if (!jitter.isZero()) {
            words.add("jitter up to " + words(jitter) + " each way");
        }
        bytesPerSec.ifPresent(
                rate -> words.add(String.format(Locale.ROOT, "%s MB/s each way", trimmed(rate / BYTES_PER_MB))));
        cut.ifPresent(age -> words.add("each connection cut after " + words(age)));
        halfOpen.ifPresent(age -> words.add("each connection half-open after " + words(age)));
        return words.isEmpty() ? "a proxy, no fault" : String.join(", ", words);
    }

    private static String words(Duration time) {
        double ms = time.toNanos() / 1e6;
        return ms < 1_000 ? trimmed(ms) + " ms" : trimmed(ms / 1e3) + " s";
    }

    private static String trimmed(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceFirst("\\.?0+$", "");
    }
}
