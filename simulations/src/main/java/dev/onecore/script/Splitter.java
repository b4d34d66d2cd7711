package dev.onecore.script;

import java.util.function.Consumer;

/** Splits one WebSocket message into several of the protocol, or joins several into one. Each connection has its own. */
public interface Splitter {

    /**
     * Takes the next whole WebSocket message, and hands out the protocol messages that are complete now.
     *
     * @throws ScriptFailure when it cannot be taken apart, in words
     */
    void split(Message carried, Consumer<Message> out) throws ScriptFailure;
}
