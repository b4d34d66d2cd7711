package dev.onecore.evidence;

import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Choice;
import dev.onecore.model.Descriptor.Need;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one {@code contender.json}. A variant is its contender with something changed: its title, command and settings stand in
 * the place of the contender's, a setting in that of the same name; its arguments and departures are added.
 */
final class DescriptorReader {

    private static final List<String> MEMBERS =
            List.of("name", "title", "command", "needs", "version", "departures", "settings", "variants");
    private static final List<String> VARIANT_MEMBERS =
            List.of("title", "command", "arguments", "settings", "departures");
    private static final List<String> CHOICE_MEMBERS = List.of("name", "value", "why");
    private static final List<String> NEED_MEMBERS = List.of("run", "package");

    private final Path folder;
    private final Placeholders placeholders;
    private final StrictObject file;
    private final Map<String, StrictObject> variants;

    /**
     * Opens the file.
     *
     * @throws WrongDescriptor when it is not a descriptor
     */
    DescriptorReader(Path folder, Placeholders placeholders) {
        this.folder = folder;
        this.placeholders = placeholders;
        file = StrictObject.in(folder.resolve(Descriptors.FILE), MEMBERS);
        variants = file.named("variants", VARIANT_MEMBERS);
    }

    /** The names of its variants, in the order of the file. */
    List<String> variants() {
        return List.copyOf(variants.keySet());
    }

    /**
     * The contender itself, its command ready to run.
     *
     * @throws WrongDescriptor when something in it is wrong
     */
    Descriptor read() {
        return new Descriptor(
                folder,
                file.text("name"),
                file.text("title"),
                program(file),
                needs(),
                words(file, "version"),
                file.texts("departures"),
                settings(file));
    }

    /**
     * One of its variants, its command ready to run.
     *
     * @throws WrongDescriptor when something in it is wrong
     */
    Descriptor read(String variant) {
        Descriptor base = read();
        StrictObject changed = variants.get(variant);
        if (changed == null) {
            throw new IllegalArgumentException(variant + " is not a variant");
        }
        List<String> command = new ArrayList<>(changed.has("command") ? program(changed) : base.command());
        command.addAll(words(changed, "arguments"));
        List<String> departures = new ArrayList<>(base.departures());
        departures.addAll(changed.texts("departures"));
        Map<String, Choice> settings = new LinkedHashMap<>();
        base.settings().forEach(choice -> settings.put(choice.name(), choice));
        settings(changed).forEach(choice -> settings.put(choice.name(), choice));
        return new Descriptor(
                folder,
                base.name() + Descriptors.VARIANT + variant,
                changed.text("title"),
                command,
                base.needs(),
                base.version(),
                departures.stream().distinct().toList(),
                List.copyOf(settings.values()));
    }

    private List<String> program(StrictObject object) {
        if (!object.has("command")) {
            throw object.wrong("command is missing");
        }
        List<String> command = words(object, "command");
        if (command.isEmpty()) {
            throw object.wrong("command is empty; it needs at least a program");
        }
        return command;
    }

    private List<String> words(StrictObject object, String member) {
        List<String> words = new ArrayList<>();
        try {
            object.texts(member).forEach(word -> words.addAll(placeholders.fill(word)));
        } catch (IllegalArgumentException e) {
            throw object.wrong(member + ": " + e.getMessage());
        }
        return words;
    }

    private List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        for (StrictObject need : file.objects("needs", NEED_MEMBERS)) {
            List<String> run = words(need, "run");
            if (run.isEmpty()) {
                throw need.wrong("run is empty; it needs a command that exits 0 where the need is met");
            }
            needs.add(new Need(run, need.text("package")));
        }
        return needs;
    }

    private static List<Choice> settings(StrictObject object) {
        return object.objects("settings", CHOICE_MEMBERS).stream()
                .map(choice -> new Choice(choice.text("name"), choice.text("value"), choice.text("why")))
                .toList();
    }
}
