package dev.onecore.campaign;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Starts the injectors beside this process, when a campaign has its folder. */
public interface InjectorStart {

    /** There are none. */
    InjectorStart NONE = (folder, seats, noted) -> Injectors.NONE;

    /**
     * Starts them without waiting for them.
     *
     * @param folder the campaign's
     * @param seats places of the trials that run together
     * @param noted hears what the reader must know, a sentence each
     */
    Injectors start(Path folder, int seats, Consumer<String> noted);
}
