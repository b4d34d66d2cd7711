package dev.onecore.evidence;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.onecore.model.FileFault;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a file, in words that need no stack trace; text taken from the file is cut and made printable. */
final class Fault {

    private static final int LONGEST = 160;

    private static final Pattern COERCED = Pattern.compile("Cannot coerce .*?\\(\"?(.*?)\"?\\) to ", Pattern.DOTALL);

    private Fault() {}

    static String in(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof JsonMappingException mapping) {
            return place(mapping.getPath()) + " " + rule(mapping, message);
        }
        JsonLocation location = e.getLocation();
        String line = location == null ? "" : " in line " + location.getLineNr();
        return message.startsWith("Unexpected end-of-input")
                ? "it is cut off" + line
                : "it is not JSON" + line + ": " + printable(message);
    }

    static String in(IOException e) {
        return printable(FileFault.reason(e));
    }

    static String in(RuntimeException e) {
        return printable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    /** {@code text} in quotes, fit for one line. */
    static String quoted(String text) {
        return "'" + printable(text) + "'";
    }

    private static String rule(JsonMappingException e, String message) {
        if (message.startsWith("Missing creator property")) {
            return "is missing";
        }
        if (message.startsWith("Null value for creator property") || message.contains("Cannot map `null`")) {
            return "is null";
        }
        if (e instanceof InvalidFormatException format) {
            return "cannot be " + quoted(String.valueOf(format.getValue()));
        }
        Matcher coerced = COERCED.matcher(message);
        if (coerced.lookingAt()) {
            return "cannot be " + quoted(coerced.group(1));
        }
        if (e instanceof ValueInstantiationException
                && e.getCause() != null
                && e.getCause().getMessage() != null) {
            return "is not possible: " + printable(e.getCause().getMessage());
        }
        return "is not possible: " + printable(message);
    }

    private static String place(List<JsonMappingException.Reference> path) {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(printable(step.getFieldName()));
            }
        }
        return place.isEmpty() ? "it" : place.toString();
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
