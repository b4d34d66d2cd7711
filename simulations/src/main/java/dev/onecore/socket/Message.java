package dev.onecore.socket;

import java.nio.charset.StandardCharsets;

/** A whole message of a user's own protocol. */
public final class Message {

    private final boolean text;
    private final byte[] bytes;

    private Message(boolean text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** A text message. */
    public static Message text(String text) {
        return new Message(true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A binary message of these bytes, which are not copied. */
    public static Message binary(byte[] bytes) {
        return new Message(false, bytes);
    }

    static Message of(boolean text, byte[] bytes) {
        return new Message(text, bytes);
    }

    /** Whether it is a text message. */
    public boolean isText() {
        return text;
    }

    /** Its content, read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Its content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
