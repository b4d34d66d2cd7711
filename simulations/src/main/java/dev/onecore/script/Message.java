package dev.onecore.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole message of a user's own protocol. It is looked at by one thread at a time. */
public final class Message {

    private final boolean text;
    private final byte[] bytes;
    private final List<byte[]> attachments;
    private @Nullable String decoded;

    private Message(boolean text, byte[] bytes, List<byte[]> attachments) {
        this.text = text;
        this.bytes = bytes;
        this.attachments = attachments;
    }

    /** A text message. */
    public static Message text(String text) {
        return of(true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A binary message of these bytes, which are not copied. */
    public static Message binary(byte[] bytes) {
        return of(false, bytes);
    }

    /** A message of either kind, of these bytes, which are not copied; of a text they are UTF-8. */
    public static Message of(boolean text, byte[] bytes) {
        return new Message(text, bytes, List.of());
    }

    /** This message, with binary ones that belong to it, as those that follow a packet of Socket.IO do. */
    Message with(List<byte[]> following) {
        return new Message(text, bytes, List.copyOf(following));
    }

    /** Whether it is a text message. */
    public boolean isText() {
        return text;
    }

    /** Its content, read as UTF-8. */
    public String text() {
        String known = decoded;
        if (known == null) {
            known = new String(bytes, StandardCharsets.UTF_8);
            decoded = known;
        }
        return known;
    }

    /** Its content; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The binary messages that came with it, such as the attachments of a packet of Socket.IO; not to be changed. */
    public List<byte[]> attachments() {
        return attachments;
    }

    /** At most 200 characters of a text, those that steer a terminal escaped. */
    public static String escaped(String text) {
        return Quoted.text(text);
    }

    /**
     * Its beginning for a person to read: a text escaped, without what it calls a secret, bytes in hexadecimal; no longer than 200
     * characters.
     */
    public String quoted() {
        return text ? Quoted.text(bytes) : Quoted.hex(bytes);
    }
}
