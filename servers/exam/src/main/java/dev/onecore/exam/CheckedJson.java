package dev.onecore.exam;

import dev.onecore.contract.JsonObject;
import dev.onecore.contract.JsonObject.BadJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON object that the server sent; a member that is missing or of the wrong type is a {@link Violation}. */
final class CheckedJson {

    private static final int SHOWN = 120;
    private static final double MOST_EXACT = 1L << 53;

    private final String where;
    private final JsonObject members;

    private CheckedJson(String where, JsonObject members) {
        this.where = where;
        this.members = members;
    }

    /**
     * Reads one JSON object.
     *
     * @throws Violation if the text is anything else
     */
    static CheckedJson parse(String text) {
        try {
            return new CheckedJson("", JsonObject.parse(text));
        } catch (BadJson bad) {
            String seen = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            throw new Violation("a JSON object (" + bad.getMessage() + ")", seen);
        }
    }

    boolean has(String name) {
        return members.has(name);
    }

    String text(String name) {
        return required(name, "a text", members.text(name));
    }

    boolean flag(String name) {
        return required(name, "true or false", members.truth(name));
    }

    /** Returns a whole number that is not negative, however it is written: 1e3 is one too. */
    long count(String name) {
        double number =
                required(name, "a number", members.number(name).stream().boxed().findFirst());
        OptionalLong written = members.whole(name);
        boolean whole = written.isPresent() || (number == Math.rint(number) && Math.abs(number) <= MOST_EXACT);
        Violation.unless(whole, path(name) + " a whole number of 64 bits", number);
        long count = written.orElse((long) number);
        Violation.unless(count >= 0, path(name) + " not negative", count);
        return count;
    }

    CheckedJson object(String name) {
        return new CheckedJson(path(name) + ".", required(name, "an object", members.object(name)));
    }

    /** Returns a text where the member is one; for members that may be of several types. */
    Optional<String> textIfAny(String name) {
        return members.text(name);
    }

    /** Returns a list of texts; an empty one if there is no such member. */
    List<String> words(String name) {
        if (!members.has(name)) {
            return List.of();
        }
        List<?> values = required(name, "a list of texts", members.array(name));
        return values.stream()
                .map(value -> required(
                        name,
                        "a list of texts",
                        Optional.of(value).filter(String.class::isInstance).map(String.class::cast)))
                .toList();
    }

    /** Returns a list where the member is one; for members that may be of several types. */
    Optional<List<?>> listIfAny(String name) {
        return members.array(name);
    }

    private <T> T required(String name, String type, Optional<T> value) {
        return value.orElseThrow(
                () -> new Violation(path(name) + " " + type, members.shown(name).orElse("no " + path(name))));
    }

    private String path(String name) {
        return where + name;
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
