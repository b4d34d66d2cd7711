package dev.onecore.model;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code servers/<folder>/contender.json} says of a contender: all that the harness knows of it.
 *
 * @param folder its folder, absolute
 * @param name short name, such as {@code vertx}
 * @param title as on the page, such as "Vert.x core"
 * @param command how it is started, placeholders filled in, without the contract's own arguments
 * @param needs programs or packages that must be there
 * @param departures rules of the exam that the framework is known to break
 * @param settings what was set for a fair trial, and why
 */
public record Descriptor(
        Path folder,
        String name,
        String title,
        List<String> command,
        List<String> needs,
        List<String> departures,
        List<Choice> settings) {

    public Descriptor {
        command = List.copyOf(command);
        needs = List.copyOf(needs);
        departures = List.copyOf(departures);
        settings = List.copyOf(settings);
    }

    /**
     * One thing that was set.
     *
     * @param name of the setting
     * @param value that it was given
     * @param why in one sentence
     */
    public record Choice(String name, String value, String why) {}
}
