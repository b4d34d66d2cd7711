package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {
    private static final Pool POOL = Pool.build();

    @Test
    void poolIsTheContracts() {
        byte[] digest = Digest.sha256().digest(Arrays.copyOf(POOL.bytes(), Pool.SIZE));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("3aea2f068ad3a1703223174378e12857989f93ddf4af00994d3e1db7a33d6f38");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 64666ad2356ab876",
        "1, 661eb7d0c0b9b7db",
        "65535, ff5e23b4621bd58f",
        "65536, 64666ad2356ab876",
    })
    void tailOfAStreamMessageStartsSixteenBytesFurtherEachTime(long index, String tail) {
        assertThat(hex(POOL.slice(Pool.streamOffset(index), 8))).isEqualTo(tail);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00000000",
        "1, 98dd4acc",
        "24, 1da966a4",
        "65536, c4e44990",
        "1048577, 99532222",
        "7000000, a2b7face",
        "50000000, 49b74e53",
    })
    void gatheredContentHasTheContractsCrc(int length, String crc) {
        assertThat(digest(Digest.CRC32, length)).isEqualTo(crc);
    }

    @ParameterizedTest
    @CsvSource({
        "7000000, 85b03616682e2c673bf5920cc6fd76072ee6c1ca9208b638414adc3cae2e17b8",
        "50000000, 990e4aa7c215e0fe21482655e9c3bc3395336f1d68f5ae74d55ad2b6acf87c59",
    })
    void gatheredContentHasTheContractsSha256(int length, String sha256) {
        assertThat(digest(Digest.SHA256, length)).isEqualTo(sha256);
    }

    @Test
    void sliceOfTheWholeSizeFromTheLastOffsetIsContiguous() {
        ByteBuffer slice = POOL.slice(Pool.SIZE - 1, Pool.SIZE);

        assertThat(slice.get(0)).isEqualTo(POOL.bytes()[Pool.SIZE - 1]);
        assertThat(slice.get(Pool.SIZE - 1)).isEqualTo(POOL.bytes()[Pool.SIZE - 2]);
    }

    @Test
    void aGatheredMessageKeepsItsOffsetAndLength() {
        ByteBuffer[] parts = POOL.slices(5, 2 * Pool.SIZE + 1);

        assertThat(parts).hasSize(3);
        assertThat(parts[2].remaining()).isEqualTo(1);
        assertThat(parts[2].get(0)).isEqualTo(POOL.bytes()[5]);
    }

    @Test
    void oneWrongBitIsSeenWhereverItIs() {
        byte[] content = new byte[3 * Pool.SIZE];
        for (int i = 0; i < content.length; i++) {
            content[i] = POOL.bytes()[Pool.offset(7L + i)];
        }

        assertThat(POOL.matches(content, 0, content.length, 7)).isTrue();
        for (int at : new int[] {0, Pool.SIZE, content.length - 1}) {
            content[at] ^= 1;
            assertThat(POOL.matches(content, 0, content.length, 7))
                    .as("bit flipped at %d", at)
                    .isFalse();
            content[at] ^= 1;
        }
    }

    private static String digest(Digest digest, int length) {
        Digest.Running running = digest.begin();
        for (ByteBuffer part : POOL.slices(0, length)) {
            running.update(part);
        }
        return running.hex();
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
