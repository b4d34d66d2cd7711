package dev.onecore.exam;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The examples of RFC 6455, section 5.7; its masked ones use another mask. */
    @Test
    void framesLookAsInTheStandard() {
        assertThat(hex(Frame.text("Hello").unmasked().bytes())).isEqualTo("810548656c6c6f");
        assertThat(hex(Frame.text("Hel").unmasked().unfinished().bytes())).isEqualTo("010348656c");
        assertThat(hex(Frame.continuation("lo".getBytes(US_ASCII)).unmasked().bytes()))
                .isEqualTo("80026c6f");
        assertThat(hex(Frame.ping("Hello").unmasked().bytes())).isEqualTo("890548656c6c6f");
        assertThat(hex(Frame.binary(new byte[256]).unmasked().bytes()))
                .startsWith("827e0100")
                .hasSize(2 * 260);
        assertThat(hex(Frame.binary(new byte[65_536]).unmasked().bytes()))
                .startsWith("827f0000000000010000")
                .hasSize(2 * 65_546);
    }

    @Test
    void maskingTwiceGivesThePayload() {
        byte[] wire = Frame.text("Hello").bytes();
        assertThat(hex(wire)).startsWith("8185");
        for (int i = 0; i < 5; i++) {
            wire[6 + i] ^= wire[2 + i % 4];
        }
        assertThat(new String(wire, 6, 5, US_ASCII)).isEqualTo("Hello");
    }

    @Test
    void aFrameCanLieAboutItsLength() {
        assertThat(hex(Frame.binary(new byte[1]).unmasked().claiming(1L << 62).bytes()))
                .isEqualTo("827f400000000000000000");
    }

    /** The example of RFC 6455, section 1.3. */
    @Test
    void theHandshakeIsAcceptedAsInTheStandard() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
