package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A JSON object that a person wrote: a mistake is reported with its place, never corrected silently.
 *
 * @param file that it stands in
 * @param node the object
 * @param place before its members' names, such as {@code settings[0].}; empty for the whole file
 */
record StrictObject(Path file, JsonNode node, String place) {

    /**
     * The object that is the whole of {@code file}, with no members but those.
     *
     * @throws WrongDescriptor when there is none
     */
    static StrictObject in(Path file, List<String> members) {
        JsonNode tree = JsonFile.tree(file, fault -> {
                    throw new WrongDescriptor(file, fault);
                })
                .orElseThrow();
        return new StrictObject(file, tree, "").only(members);
    }

    private StrictObject only(List<String> members) {
        TreeSet<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        members.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw wrong("%s is not a member; known are %s"
                    .formatted(Fault.quoted(unknown.first()), String.join(", ", members)));
        }
        return this;
    }

    boolean has(String member) {
        return node.has(member);
    }

    String text(String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode()) {
            throw wrong(member + " is missing");
        }
        return text(member, value);
    }

    /** The texts of a list; none when it is missing. */
    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(member)) {
            texts.add(text(String.format(Locale.ROOT, "%s[%d]", member, texts.size()), value));
        }
        return texts;
    }

    /** The objects of a list, with no members but those; none when it is missing. */
    List<StrictObject> objects(String member, List<String> members) {
        List<StrictObject> objects = new ArrayList<>();
        for (JsonNode value : list(member)) {
            objects.add(object(String.format(Locale.ROOT, "%s[%d]", member, objects.size()), value, members));
        }
        return objects;
    }

    /** The objects in an object by their names, with no members but those; none when it is missing. */
    Map<String, StrictObject> named(String member, List<String> members) {
        Map<String, StrictObject> named = new LinkedHashMap<>();
        if (has(member)) {
            JsonNode all = object(member, node.path(member), List.of()).node;
            all.properties()
                    .forEach(each ->
                            named.put(each.getKey(), object(member + "." + each.getKey(), each.getValue(), members)));
        }
        return named;
    }

    /** What is wrong with this object, as an exception to throw. */
    WrongDescriptor wrong(String fault) {
        return new WrongDescriptor(file, place + fault);
    }

    private String text(String where, JsonNode value) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(where + " must be a text, but is " + Fault.quoted(value.toString()));
        }
        return value.textValue();
    }

    private JsonNode list(String member) {
        JsonNode value = node.path(member);
        if (!value.isArray() && !value.isMissingNode()) {
            throw wrong(member + " must be a list, but is " + Fault.quoted(value.toString()));
        }
        return value;
    }

    private StrictObject object(String where, JsonNode value, List<String> members) {
        if (!value.isObject()) {
            throw wrong(where + " must be an object, but is " + Fault.quoted(value.toString()));
        }
        StrictObject object = new StrictObject(file, value, place + where + ".");
        return members.isEmpty() ? object : object.only(members);
    }
}
