package dev.onecore.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Of each splitter: what it makes of messages, wherever the WebSocket cuts them, and what it says of those that are none. */
class SplittersTest {

    private static List<Message> split(Splitter splitter, Message... carried) throws ScriptFailure {
        List<Message> out = new ArrayList<>();
        for (Message each : carried) {
            splitter.split(each, out::add);
        }
        return out;
    }

    private static List<String> texts(Supplier<Splitter> splitters, String... carried) throws ScriptFailure {
        return split(splitters.get(), Arrays.stream(carried).map(Message::text).toArray(Message[]::new)).stream()
                .map(Message::text)
                .toList();
    }

    /** However a stream is cut, the same messages come out of it; seeded cuts, and each byte by itself. */
    private static void cutAnywhere(Supplier<Splitter> splitters, boolean text, byte[] stream, List<byte[]> expected)
            throws ScriptFailure {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Splitter splitter = splitters.get();
            List<Message> out = new ArrayList<>();
            for (int from = 0; from < stream.length; ) {
                int to = Math.min(stream.length, from + 1 + (seed == 0 ? 0 : random.nextInt(1 + seed)));
                splitter.split(Message.of(text, Arrays.copyOfRange(stream, from, to)), out::add);
                from = to;
            }
            assertThat(out.stream().map(Message::bytes)).as("seed %d", seed).containsExactlyElementsOf(expected);
            assertThat(out).as("seed %d", seed).allMatch(each -> each.isText() == text);
        }
    }

    @Test
    void aWholeMessageIsHandedOnAsItIs() throws ScriptFailure {
        Message message = Message.text("a\nb");
        assertThat(split(Splitters.whole().get(), message)).containsExactly(message);
        for (Supplier<Splitter> each : List.of(Splitters.lines(), Splitters.jsonArray(), Splitters.socketIo())) {
            Message one = Message.text("one");
            assertThat(split(each.get(), one)).containsExactly(one);
        }
        Message packet = Message.binary(new byte[] {(byte) 0xd0, 0});
        assertThat(split(Splitters.mqtt().get(), packet)).containsExactly(packet);
    }

    @Test
    void linesEndWithALineFeedOrWithTheWebSocketMessage() throws ScriptFailure {
        assertThat(texts(Splitters.lines(), "a\nb\r\nc", "d\n", "\n", "", "\r\n\ne"))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(split(Splitters.lines().get(), Message.binary(new byte[] {1, '\n', 2})))
                .hasSize(2)
                .noneMatch(Message::isText);
    }

    @Test
    void messagesEndWithAByteWhereverTheyAreCut() throws ScriptFailure {
        assertThat(texts(Splitters.endingWith(0x1e), "{}\u001e{\"type\":6}\u001e", "{\"a\"", ":1}\u001e\u001e{"))
                .containsExactly("{}", "{\"type\":6}", "{\"a\":1}");
        cutAnywhere(
                Splitters.endingWith(0xff),
                false,
                new byte[] {1, 2, (byte) 0xff, 3, (byte) 0xff, (byte) 0xff, 4, 5, 6, (byte) 0xff},
                List.of(new byte[] {1, 2}, new byte[] {3}, new byte[] {4, 5, 6}));
    }

    @Test
    void whatIsNoByteOrNoBoundIsRefusedWhenTheScriptIsRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splitters.endingWith(256))
                .withMessage("endingWith: 256 is no byte; a number from 0 to 255 is needed, such as 0x1e");
        assertThatIllegalArgumentException().isThrownBy(() -> Splitters.mqtt(0)).withMessageContaining("keep 0 bytes");
    }

    @Test
    void whatIsKeptIsBounded() throws ScriptFailure {
        Splitter splitter = Splitters.endingWith(0, 10).get();
        assertThat(split(splitter, Message.text("0123456789"))).isEmpty();
        assertThatThrownBy(() -> split(splitter, Message.text("x")))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("keeps at most 10 bytes of a message that has not ended, and one has 11");
        assertThat(split(Splitters.endingWith(0, 10).get(), Message.text("0123456789012345\0")))
                .as("what comes whole is not kept")
                .hasSize(1);
    }

    @Test
    void theBoundIsOneMebibyteIfNotToldOtherwise() throws ScriptFailure {
        Splitter splitter = Splitters.endingWith(0).get();
        split(splitter, Message.binary(filled(1 << 20)));
        assertThatThrownBy(() -> split(splitter, Message.binary(new byte[] {1})))
                .hasMessageContaining("1,048,576 bytes");
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Test
    void elementsOfAJsonArrayAreMessages() throws ScriptFailure {
        assertThat(texts(
                        Splitters.jsonArray(),
                        " [1, 22 ,\"a\\\"]b\",[3,[4]],{\"a\":\"]\"} , null,true,-1.5e3,\"é😀\"]",
                        "[]",
                        "{\"not\":[1]}",
                        "hello",
                        "[7]"))
                .containsExactly(
                        "1",
                        "22",
                        "\"a\\\"]b\"",
                        "[3,[4]]",
                        "{\"a\":\"]\"}",
                        "null",
                        "true",
                        "-1.5e3",
                        "\"é😀\"",
                        "{\"not\":[1]}",
                        "hello",
                        "7");
    }

    @Test
    void anArrayThatIsBrokenIsSaidToBe() {
        for (String broken : List.of("[1,", "[1 2]", "[{\"a\":}]", "[", "[nul]", "[\"a")) {
            assertThatThrownBy(() -> texts(Splitters.jsonArray(), broken))
                    .isInstanceOf(ScriptFailure.class)
                    .hasMessage("the splitter of JSON arrays cannot read " + broken);
        }
    }

    @Test
    void framesOfStompEndWithAZeroByte() throws ScriptFailure {
        assertThat(texts(
                        Splitters.stomp(),
                        "CONNECTED\nversion:1.2\n\n\0\n",
                        "MESSAGE\na:b\n\nbody\0RECEIPT\r\nreceipt-id:1\r\n\r\n\0",
                        "\n\nERROR\n\n\0"))
                .containsExactly(
                        "CONNECTED\nversion:1.2\n\n",
                        "MESSAGE\na:b\n\nbody",
                        "RECEIPT\r\nreceipt-id:1\r\n\r\n",
                        "ERROR\n\n");
    }

    @Test
    void aHeartBeatOfStompIsAMessageOfALineFeed() throws ScriptFailure {
        assertThat(texts(Splitters.stomp(), "\n", "\r\n", "\n\n", "RECEIPT\n\n\0", "\n"))
                .containsExactly("\n", "\n", "\n", "RECEIPT\n\n", "\n");
        assertThat(texts(Splitters.stomp(), "MESSAGE\n\na", "\n", "b\0", "\n"))
                .as("a line feed within a body is none")
                .containsExactly("MESSAGE\n\na\nb", "\n");
        assertThat(texts(Splitters.stomp(), "MESSAGE", "\n", "\n", "\0"))
                .as("nor is one within headers")
                .containsExactly("MESSAGE\n\n");
    }

    @Test
    void aBodyOfStompMayHoldZeroBytesWhenItsLengthIsTold() throws ScriptFailure {
        assertThat(texts(
                        Splitters.stomp(),
                        "MESSAGE\ncontent-length:3\n\n\0a\0\0RECEIPT\n\n\0",
                        "MESSAGE\nx:y\r\ncontent-length:0\r\n\r\n\0"))
                .containsExactly(
                        "MESSAGE\ncontent-length:3\n\n\0a\0",
                        "RECEIPT\n\n",
                        "MESSAGE\nx:y\r\ncontent-length:0\r\n\r\n");
        assertThatThrownBy(() -> texts(Splitters.stomp(), "MESSAGE\ncontent-length:2\n\nabc\0"))
                .hasMessageContaining("behind the 2 bytes of a body");
        assertThatThrownBy(() -> texts(Splitters.stomp(), "MESSAGE\ncontent-length:99999999999\n\n"))
                .hasMessageContaining("its content-length is 99999999999");
        assertThatThrownBy(() -> texts(Splitters.stomp(100), "MESSAGE\ncontent-length:5000\n\nabc"))
                .as("what is announced counts before it comes")
                .hasMessageContaining("keeps at most 100 bytes");
    }

    @Test
    void framesOfStompMayBeCutAnywhere() throws ScriptFailure {
        String first = "MESSAGE\ncontent-length:5\n\n\0\n\n\0b";
        String second = "MESSAGE\r\nid:é\r\n\r\nbody\nof lines";
        cutAnywhere(
                Splitters.stomp(),
                true,
                (first + "\0" + second + "\0").getBytes(StandardCharsets.UTF_8),
                List.of(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatHasNoEndOfHeadersIsNoStomp() {
        assertThatThrownBy(() -> split(Splitters.stomp().get(), Message.binary(filled(70_000))))
                .hasMessageContaining("what came is no STOMP: 65536 bytes hold no end of headers");
    }

    private static byte[] mqtt(int type, int length) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(type);
        int rest = length;
        do {
            packet.write(rest & 0x7f | (rest > 0x7f ? 0x80 : 0));
            rest >>>= 7;
        } while (rest > 0);
        packet.writeBytes(filled(length));
        return packet.toByteArray();
    }

    @Test
    void packetsOfMqttMayBeCutAnywhere() throws ScriptFailure {
        List<byte[]> packets = List.of(mqtt(0xd0, 0), mqtt(0x30, 127), mqtt(0x32, 128), mqtt(0x40, 2), mqtt(0x30, 600));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        packets.forEach(stream::writeBytes);
        cutAnywhere(Splitters.mqtt(), false, stream.toByteArray(), packets);
    }

    @Test
    void remainingLengthsOfAllSizesAreRead() throws ScriptFailure {
        for (int length : List.of(0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152)) {
            byte[] packet = mqtt(0x30, length);
            byte[] two = Arrays.copyOf(packet, 2 * packet.length);
            System.arraycopy(packet, 0, two, packet.length, packet.length);
            assertThat(split(Splitters.mqtt().get(), Message.binary(two)))
                    .as("%d", length)
                    .extracting(each -> each.bytes().length)
                    .containsExactly(packet.length, packet.length);
        }
    }

    @Test
    void whatIsNoMqttIsSaidToBe() {
        assertThatThrownBy(() -> split(Splitters.mqtt().get(), Message.text("hello")))
                .hasMessage("what came is no MQTT, whose packets are binary: the text hello");
        assertThatThrownBy(() ->
                        split(Splitters.mqtt().get(), Message.binary(new byte[] {0x30, (byte) 0x80, -1, -1, -1, 1})))
                .hasMessageContaining("a remaining length has more than four bytes");
        assertThatThrownBy(() -> split(Splitters.mqtt().get(), Message.binary(new byte[] {0, 0})))
                .hasMessageContaining("a packet is of type 0");
        assertThatThrownBy(() -> split(Splitters.mqtt().get(), Message.binary(new byte[] {0x30, -1, -1, -1, 0x7f, 1})))
                .as("what is announced counts before it comes")
                .hasMessageContaining("1,048,576 bytes of a message that has not ended, and one has 268,435,460");
    }

    /** A server that sends a packet byte by byte must not cost a copy of all for each. */
    @Test
    void aLongPacketInManyPartsIsCopiedSeldom() throws ScriptFailure {
        byte[] packet = mqtt(0x30, 300_000);
        Splitter splitter = Splitters.mqtt().get();
        List<Message> out = new ArrayList<>();
        for (byte each : packet) {
            splitter.split(Message.binary(new byte[] {each}), out::add);
        }
        assertThat(out)
                .singleElement()
                .satisfies(each -> assertThat(each.bytes()).isEqualTo(packet));
    }

    @Test
    void messagesThatBeginWithTheirLengthMayBeCutAnywhere() throws ScriptFailure {
        byte[] three = {0, 0, 0, 3, 'a', 'b', 'c'};
        byte[] none = {0, 0, 0, 0};
        byte[] one = {0, 0, 0, 1, 'd'};
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List.of(three, none, one, three).forEach(stream::writeBytes);
        cutAnywhere(Splitters.lengthPrefixed(4), false, stream.toByteArray(), List.of(three, none, one, three));
        assertThat(split(Splitters.lengthPrefixed(1).get(), Message.binary(new byte[] {1, 'a', 2, 'b', 'c'})))
                .hasSize(2);
        assertThatThrownBy(() -> split(Splitters.lengthPrefixed(4).get(), Message.binary(new byte[] {-1, -1, -1, -1})))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining("keeps at most 1,048,576 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> Splitters.lengthPrefixed(5));
    }

    @Test
    void attachmentsOfSocketIoBelongToTheirPacket() throws ScriptFailure {
        byte[] first = {(byte) 0xff, 0};
        byte[] second = {};
        List<Message> out = split(
                Splitters.socketIo().get(),
                Message.text("42[\"plain\"]"),
                Message.text("452-/chat,7[\"file\",{\"_placeholder\":true,\"num\":0}]"),
                Message.binary(first),
                Message.text("2"),
                Message.binary(second),
                Message.text("450-[\"none\"]"),
                Message.text("461-12[{\"_placeholder\":true,\"num\":0}]"),
                Message.binary(first),
                Message.text("3"));
        assertThat(out)
                .extracting(Message::text)
                .containsExactly(
                        "42[\"plain\"]",
                        "2",
                        "452-/chat,7[\"file\",{\"_placeholder\":true,\"num\":0}]",
                        "450-[\"none\"]",
                        "461-12[{\"_placeholder\":true,\"num\":0}]",
                        "3");
        assertThat(out.get(2).attachments()).containsExactly(first, second);
        assertThat(out.get(4).attachments()).containsExactly(first);
        assertThat(out.get(0).attachments()).isEmpty();
        assertThat(out).allMatch(Message::isText);
    }

    @Test
    void whatOnlyLooksLikeAttachmentsIsAMessage() throws ScriptFailure {
        assertThat(texts(Splitters.socketIo(), "4512[\"x\"]", "45-x", "45", "4", "", "45x1-", "4512345678-[]"))
                .containsExactly("4512[\"x\"]", "45-x", "45", "4", "", "45x1-", "4512345678-[]");
        Message stray = Message.binary(new byte[] {1});
        assertThat(split(Splitters.socketIo().get(), stray)).containsExactly(stray);
    }

    @Test
    void attachmentsThatDoNotComeAreMissed() throws ScriptFailure {
        Splitter splitter = Splitters.socketIo().get();
        split(splitter, Message.text("452-[\"file\"]"), Message.binary(new byte[] {1}));
        assertThatThrownBy(() -> split(splitter, Message.text("42[\"next\"]")))
                .isInstanceOf(ScriptFailure.class)
                .hasMessageContaining(
                        "1 attachments are missing of 452-[\"file\"], and what came instead is 42[\"next\"]");
        Splitter small = Splitters.socketIo(100).get();
        split(small, Message.text("451-[\"file\"]"));
        assertThatThrownBy(() -> split(small, Message.binary(new byte[100])))
                .hasMessageContaining("keeps at most 100 bytes");
    }
}
