package dev.onecore.examples;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds small control packets of MQTT. */
final class MqttPackets {

    private MqttPackets() {}

    /** A control packet of less than 128 bytes. */
    static byte[] packet(int head, byte[]... parts) {
        ByteBuffer packet = ByteBuffer.allocate(128).put((byte) head).put((byte) 0);
        for (byte[] each : parts) {
            packet.put(each);
        }
        return ByteBuffer.allocate(packet.position())
                .put(packet.put(1, (byte) (packet.position() - 2)).flip())
                .array();
    }

    static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + utf8.length)
                .putShort((short) utf8.length)
                .put(utf8)
                .array();
    }

    static byte[] bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.array();
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
