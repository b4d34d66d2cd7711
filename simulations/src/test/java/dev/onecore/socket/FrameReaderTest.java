package dev.onecore.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onecore.socket.FrameReader.Violation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private final Heard heard = new Heard();
    private final FrameReader reader = new FrameReader(heard);

    /** Joins the pieces of each message again. */
    private static final class Heard implements FrameReader.Sink {
        final List<String> said = new ArrayList<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public void data(boolean text, ByteBuf in, int at, int length, boolean last) {
            message.append(in.toString(at, length, StandardCharsets.ISO_8859_1));
            if (last) {
                said.add((text ? "text " : "binary ") + message);
                message.setLength(0);
            }
        }

        @Override
        public void control(int opcode, ByteBuf payload) {
            said.add("control " + opcode + " " + payload.toString(StandardCharsets.ISO_8859_1));
        }
    }

    /** RFC 6455, section 5.7: unmasked text, the same in two fragments with a ping between them. */
    private static final String EXAMPLES = "810548656c6c6f" + "010348656c" + "890548656c6c6f" + "80026c6f";

    @Test
    void examplesOfTheStandardAreRead() throws Violation {
        read(EXAMPLES);
        assertThat(heard.said).containsExactly("text Hello", "control 9 Hello", "text Hello");
    }

    @Test
    void framesMayComeByteByByte() throws Violation {
        for (int i = 0; i < EXAMPLES.length(); i += 2) {
            read(EXAMPLES.substring(i, i + 2));
        }
        assertThat(heard.said).containsExactly("text Hello", "control 9 Hello", "text Hello");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
    void eachFormOfLengthIsRead(int length) throws Violation {
        ByteBuf in = Unpooled.buffer().writeByte(0x82);
        if (length < 126) {
            in.writeByte(length);
        } else if (length < 65_536) {
            in.writeByte(126).writeShort(length);
        } else {
            in.writeByte(127).writeLong(length);
        }
        reader.read(in.writeZero(length));
        assertThat(heard.said).singleElement().asString().hasSize("binary ".length() + length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c100", "8180", "8b00", "8300", "0900", "897e0080", "8000", "01000100", "827fffffffffffffffff"})
    void violationIsFound(String frame) {
        assertThatExceptionOfType(Violation.class).isThrownBy(() -> read(frame));
    }

    @Test
    void nothingIsHeardAfterAStop() throws Violation {
        reader.stop();
        read(EXAMPLES);
        assertThat(heard.said).isEmpty();
    }

    private void read(String hex) throws Violation {
        reader.read(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    }
}
