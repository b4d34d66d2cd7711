package dev.onecore.sampler;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One JSON object on one line, built in a buffer that is used again for the next. */
final class JsonLine {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(1024);
    private long secondWritten = Long.MIN_VALUE;
    private String second = "";

    /** Begins a new line, and with it forgets the last. */
    JsonLine begin() {
        text.setLength(0);
        text.append('{');
        return this;
    }

    JsonLine open(String member) {
        name(member).append('{');
        return this;
    }

    JsonLine close() {
        text.append('}');
        return this;
    }

    JsonLine put(String member, long value) {
        name(member).append(value);
        return this;
    }

    /** Writes {@code value} with at most two decimals. */
    JsonLine put(String member, double value) {
        name(member);
        number(value);
        return this;
    }

    JsonLine put(String member, List<Double> values) {
        name(member).append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            number(values.get(i));
        }
        text.append(']');
        return this;
    }

    /** Writes {@code value} in UTC with milliseconds; formats the seconds but once a second. */
    JsonLine put(String member, Instant value) {
        if (value.getEpochSecond() != secondWritten) {
            secondWritten = value.getEpochSecond();
            second = SECOND.format(value);
        }
        name(member).append('"').append(second).append('.');
        padded(value.getNano() / 1_000_000, 100);
        text.append("Z\"");
        return this;
    }

    JsonLine put(String member, String value) {
        name(member).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
        return this;
    }

    /** Closes the object and returns the line with its end, valid until the next {@link #begin}. */
    CharSequence end() {
        text.append("}\n");
        return text;
    }

    private StringBuilder name(String member) {
        char last = text.charAt(text.length() - 1);
        if (last != '{') {
            text.append(',');
        }
        return text.append('"').append(member).append("\":");
    }

    private void number(double value) {
        long hundredths = Math.round(Math.abs(value) * 100);
        if (value < 0 && hundredths > 0) {
            text.append('-');
        }
        text.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            text.append('.');
            padded((int) (hundredths % 100), 10);
        }
    }

    /** Appends {@code value} with as many digits as {@code unit} has, zeros in front. */
    private void padded(int value, int unit) {
        for (int rest = unit; rest > 0; rest /= 10) {
            text.append((char) ('0' + value / rest % 10));
        }
    }
}
