package dev.onecore.model;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code servers/<folder>/contender.json} says of a contender: all that the harness knows of it.
 *
 * @param folder its folder, absolute
 * @param name short name, such as {@code vertx}; with its variant, such as {@code websockets:defaults}
 * @param title as on the page, such as "Vert.x core"
 * @param command how it is started, placeholders filled in, without the contract's own arguments
 * @param needs what must be there before it can be started
 * @param version a command whose first line of output is the framework's version; empty where {@code /info} tells it
 * @param departures rules of the exam that the framework is known to break
 * @param settings what was set for a fair trial, and why
 */
public record Descriptor(
        Path folder,
        String name,
        String title,
        List<String> command,
        List<Need> needs,
        List<String> version,
        List<String> departures,
        List<Choice> settings) {

    public Descriptor {
        command = List.copyOf(command);
        needs = List.copyOf(needs);
        version = List.copyOf(version);
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

    /**
     * One thing that must be there: a program, a library.
     *
     * @param run a command that exits 0 within some seconds where it is
     * @param packageName the Debian package to install where it is not
     */
    public record Need(List<String> run, String packageName) {

        public Need {
            run = List.copyOf(run);
        }
    }
}
