package dev.onecore.contract;

import java.util.List;

/** One JSON object (RFC 8259) as it is written, member by member; {@link #toString()} closes and returns it. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder("{");

    private JsonWriter() {}

    /** An object without members yet. */
    public static JsonWriter object() {
        return new JsonWriter();
    }

    /** Adds a text member, escaped. */
    public JsonWriter put(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** Adds a whole number. */
    public JsonWriter put(String name, long value) {
        name(name).append(value);
        return this;
    }

    /**
     * Adds a number, without a fraction where it has none.
     *
     * @throws IllegalArgumentException when the value is not finite: JSON cannot hold it
     */
    public JsonWriter put(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", which JSON cannot say");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return put(name, (long) value);
        }
        name(name).append(value);
        return this;
    }

    /** Adds a boolean. */
    public JsonWriter put(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** Adds an object. */
    public JsonWriter put(String name, JsonWriter value) {
        name(name).append(value);
        return this;
    }

    /** Adds an array of whole numbers. */
    public JsonWriter put(String name, int[] values) {
        StringBuilder array = name(name).append('[');
        for (int i = 0; i < values.length; i++) {
            array.append(i == 0 ? "" : ",").append(values[i]);
        }
        array.append(']');
        return this;
    }

    /** Adds an array of texts, escaped. */
    public JsonWriter put(String name, List<String> values) {
        name(name).append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",");
            quote(values.get(i));
        }
        out.append(']');
        return this;
    }

    private StringBuilder name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name);
        return out.append(':');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !paired(text, i))) {
                        unicode(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half a pair cannot be encoded as UTF-8; a JSON escape can carry it. */
    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void unicode(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }

    @Override
    public String toString() {
        return out + "}";
    }
}
