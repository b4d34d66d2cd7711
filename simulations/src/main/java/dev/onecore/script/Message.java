package dev.onecore.script;

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

    /** A message of either kind, of these bytes, which are not copied; of a text they are UTF-8. */
    public static Message of(boolean text, byte[] bytes) {
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

    /** Its beginning for a person to read: a text escaped, bytes in hexadecimal; no longer than 200 characters. */
    public String quoted() {
        return text ? Quoted.text(text()) : Quoted.hex(bytes);
    }
}
