package dev.onecore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads one {@code contender.json}, strictly: people write it by hand, so a slip of the pen is told, never guessed around. */
final class DescriptorReader {

    private static final List<String> MEMBERS = List.of("name", "title", "command", "needs", "departures", "settings");
    private static final List<String> CHOICE_MEMBERS = List.of("name", "value", "why");

    private final Path folder;
    private final Path file;
    private final Placeholders placeholders;

    DescriptorReader(Path folder, Placeholders placeholders) {
        this.folder = folder;
        file = folder.resolve(Descriptors.FILE);
        this.placeholders = placeholders;
    }

    /**
     * The descriptor, its command ready to run.
     *
     * @throws WrongDescriptor when it is not one
     */
    Descriptor read() {
        JsonNode tree = JsonFile.tree(file, fault -> {
                    throw wrong(fault);
                })
                .orElseThrow();
        refuseUnknown(tree, "", MEMBERS);
        return new Descriptor(
                folder,
                text(tree, "name", ""),
                text(tree, "title", ""),
                command(tree),
                texts(tree, "needs"),
                texts(tree, "departures"),
                settings(tree));
    }

    private List<String> command(JsonNode tree) {
        if (!tree.has("command")) {
            throw wrong("command is missing");
        }
        List<String> command = new ArrayList<>();
        try {
            texts(tree, "command").forEach(word -> command.addAll(placeholders.fill(word)));
        } catch (IllegalArgumentException e) {
            throw wrong("command: " + e.getMessage());
        }
        if (command.isEmpty()) {
            throw wrong("command is empty; it needs at least a program");
        }
        return command;
    }

    private List<Choice> settings(JsonNode tree) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode choice : list(tree, "settings")) {
            String place = "settings[" + choices.size() + "]";
            if (!choice.isObject()) {
                throw wrong(place + " must be an object, but is " + quoted(choice));
            }
            refuseUnknown(choice, place + ".", CHOICE_MEMBERS);
            choices.add(new Choice(
                    text(choice, "name", place + "."),
                    text(choice, "value", place + "."),
                    text(choice, "why", place + ".")));
        }
        return choices;
    }

    private void refuseUnknown(JsonNode object, String place, List<String> members) {
        TreeSet<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        members.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw wrong("%s%s is no member; known are %s"
                    .formatted(place, Fault.quoted(unknown.first()), String.join(", ", members)));
        }
    }

    private String text(JsonNode object, String member, String place) {
        JsonNode value = object.path(member);
        if (value.isMissingNode()) {
            throw wrong(place + member + " is missing");
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(place + member + " must be a text, but is " + quoted(value));
        }
        return value.textValue();
    }

    private List<String> texts(JsonNode object, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(object, member)) {
            if (!value.isTextual()) {
                throw wrong("%s[%d] must be a text, but is %s".formatted(member, texts.size(), quoted(value)));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private JsonNode list(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isArray() && !value.isMissingNode()) {
            throw wrong(member + " must be a list, but is " + quoted(value));
        }
        return value;
    }

    private static String quoted(JsonNode value) {
        return Fault.quoted(value.toString());
    }

    private WrongDescriptor wrong(String fault) {
        return new WrongDescriptor(file, fault);
    }
}
