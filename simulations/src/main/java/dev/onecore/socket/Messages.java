package dev.onecore.socket;

import io.netty.buffer.ByteBuf;

/** What one user sends in a phase, and what must come back: one message for each, in order. */
interface Messages {

    /** About how many bytes a frame takes. */
    int frameBytes();

    /** Builds the next message's frame. */
    void next(ByteBuf out);

    /** Whether these next bytes of the next reply are what they should be; if not, {@link #expected} says what that was. */
    boolean accepts(boolean text, ByteBuf in, int at, int length, boolean last);

    /** What was expected where {@link #accepts} said no. */
    String expected();

    /** Bytes of the reply that was accepted last. */
    int size();
}
