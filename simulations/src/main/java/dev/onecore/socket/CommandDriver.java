package dev.onecore.socket;

import dev.onecore.contract.JsonObject;
import dev.onecore.contract.JsonObject.BadJson;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A driver of which commands go out as text, and events come back as text between binary messages. */
abstract class CommandDriver extends PhaseDriver {
    private static final int LONGEST_EVENT = 64 << 10;

    private final ByteBuf event = Unpooled.buffer(256);

    CommandDriver(PhaseContext part) {
        super(part);
    }

    /** The next bytes of a binary message. */
    abstract void binary(ByteBuf in, int at, int length, boolean last);

    /** The event that ends the operation. */
    abstract void event(String name, JsonObject event);

    @Override
    final void data(boolean text, ByteBuf in, int at, int length, boolean last) {
        if (!text) {
            binary(in, at, length, last);
        } else if (event.readableBytes() + length > LONGEST_EVENT) {
            abandon("the server sent an event of more than " + LONGEST_EVENT + " bytes");
        } else {
            event.writeBytes(in, at, length);
            if (last) {
                read();
            }
        }
    }

    /** Abandons the socket unless the event says {@code value} of {@code member}. */
    final boolean says(JsonObject said, String member, long value) {
        boolean right = said.whole(member).orElse(-1) == value;
        if (!right) {
            abandon("the server's event should say " + member + " " + value + ", but is " + said);
        }
        return right;
    }

    /** Abandons the socket unless the event says {@code value} of {@code member}. */
    final boolean says(JsonObject said, String member, String value) {
        boolean right = said.text(member).orElse("").equals(value);
        if (!right) {
            abandon("the server's event should say " + member + " " + value + ", but is " + said);
        }
        return right;
    }

    private void read() {
        try {
            ByteBuffer bytes = event.nioBuffer();
            JsonObject said = JsonObject.parse(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            event.clear();
            event(said.text("ev").orElse(""), said);
        } catch (BadJson | CharacterCodingException broken) {
            abandon("the server sent a text that is no event: " + broken.getMessage());
        }
    }
}
