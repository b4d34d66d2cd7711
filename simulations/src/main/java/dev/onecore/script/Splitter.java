package dev.onecore.script;

import java.util.function.Consumer;

/** Makes protocol messages of what a WebSocket carried: several of one, or one of several. One for each connection. */
public interface Splitter {

    /**
     * Takes the next whole WebSocket message, and hands out the protocol messages that are complete now.
     *
     * @throws ScriptFailure when it cannot be taken apart, in words
     */
    void split(Message carried, Consumer<Message> out) throws ScriptFailure;
}
