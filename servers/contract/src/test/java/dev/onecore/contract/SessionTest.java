package dev.onecore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
    private static final Pool POOL = Pool.build();

    private final FakeWire wire = new FakeWire();
    private final Counters counters = new Counters();
    private final Service service = new Service(
            new Identity("fake", "1", 1, "none", true), POOL, counters, () -> wire.nowNs, List.of(), new Topics());

    @Test
    void streamCountsStampsAndEnds() {
        Session stream = open(Endpoint.STREAM);

        stream.text(new Command.StartStream(2, 24, 0).json());

        assertThat(wire.sent)
                .containsExactly(
                        "0 at 1000 pool 0+8",
                        "1 at 1000 pool 16+8",
                        "{\"ev\":\"end\",\"count\":2,\"bytes\":48,\"ns\":0,\"stopped\":false}");
    }

    @Test
    void producerYieldsAndFlushesAfter64Messages() {
        Session stream = open(Endpoint.STREAM);

        stream.text(new Command.StartStream(200, 24, 0).json());

        assertThat(wire.sent).hasSize(64);
        assertThat(wire.flushes).isEqualTo(1);
        wire.turn();
        assertThat(wire.sent).hasSize(128);
        wire.untilEvent();
        assertThat(wire.sent).hasSize(201);
    }

    @Test
    void pacedMessagesAreDueAtStartPlusIndexOverRate() {
        Session stream = open(Endpoint.STREAM);

        stream.text(new Command.StartStream(4, 24, 2.5).json());
        wire.untilEvent();

        assertThat(wire.sentAtNs.subList(0, 4)).containsExactly(1_000L, 400_001_000L, 800_001_000L, 1_200_001_000L);
    }

    @Test
    void lateMessagesCatchUpInOrderAndDoNotDelayTheSchedule() {
        Session stream = open(Endpoint.STREAM);
        stream.text(new Command.StartStream(6, 24, 1_000).json());

        wire.nowNs += 3_500_000;
        wire.untilEvent();

        assertThat(wire.sentAtNs.subList(0, 6))
                .containsExactly(1_000L, 3_501_000L, 3_501_000L, 3_501_000L, 4_001_000L, 5_001_000L);
    }

    @Test
    void aStreamSlowerThanAnyTimerStopsAtOnceAndCanStartAgain() {
        Session stream = open(Endpoint.STREAM);
        stream.text(new Command.StartStream(0, 24, 1e-300).json());
        wire.turn();

        stream.text(new Command.Stop().json());
        stream.text(new Command.StartStream(1, 24, 0).json());

        assertThat(wire.sent).hasSize(4);
        assertThat(wire.sent.get(1)).contains("\"count\":1", "\"stopped\":true");
        assertThat(wire.sent.get(3)).contains("\"count\":1", "\"stopped\":false");
        while (wire.turn()) {
            continue;
        }
        assertThat(wire.sent).as("an old timer wakes nothing").hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "DOWNLOAD"})
    void producerWaitsForTheWire(Endpoint endpoint) {
        wire.room = 3;
        Session session = open(endpoint);

        session.text(
                endpoint == Endpoint.STREAM
                        ? new Command.StartStream(5, 24, 0).json()
                        : new Command.StartDownload(5, 1).json());
        while (wire.turn()) {
            continue;
        }

        assertThat(wire.sent).hasSize(3);
        wire.room = 10;
        session.drained();
        wire.untilEvent();
        assertThat(wire.sent).hasSize(6);
    }

    @Test
    void whoDoesNotReadItsEventsIsNotRead() {
        wire.room = 0;
        Session stream = open(Endpoint.STREAM);

        stream.text("nonsense");

        assertThat(wire.paused).isTrue();
        wire.room = 1;
        stream.drained();
        assertThat(wire.paused).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7000000, 65536, 107", "65536, 65536, 1", "5, 2, 3", "0, 65536, 0", "67108864, 0, 1", "0, 0, 0"})
    void downloadIsCutIntoChunks(long size, int chunk, long chunks) {
        Session download = open(Endpoint.DOWNLOAD);

        download.text(new Command.StartDownload(size, chunk).json());
        wire.untilEvent();

        assertThat(wire.sent).hasSize((int) chunks + 1);
        assertThat(wire.last()).contains("\"bytes\":" + size + ",\"chunks\":" + chunks + ",");
    }

    @Test
    void downloadChunksAre64KiBUnlessToldOtherwise() {
        Session download = open(Endpoint.DOWNLOAD);

        download.text("{\"op\":\"start\",\"size\":65537}");

        assertThat(wire.sent.subList(0, 2)).containsExactly("pool 0+65536", "pool 65536+1");
    }

    @ParameterizedTest
    @CsvSource({
        "CRC32, '\"crc32\":\"c4e44990\"'",
        "SHA256, '\"sha256\":\"'",
        "NONE, '\"ns\":5}'",
    })
    void uploadIsAcknowledgedWithItsDigest(Digest digest, String expected) {
        Session upload = open(Endpoint.UPLOAD);

        upload.text(new Command.StartUpload("x\"y", 65_536, digest).json());
        upload.binary(POOL.slice(0, 65_535), true);
        wire.nowNs += 5;
        upload.binary(POOL.slice(65_535, 1), true);

        assertThat(wire.sent).hasSize(1);
        assertThat(wire.last())
                .startsWith("{\"ev\":\"ack\",\"id\":\"x\\\"y\",\"bytes\":65536,\"chunks\":2,\"ns\":5")
                .contains(expected);
        assertThat(stats()).contains("\"uploadsCompleted\":1", "\"uploadsAborted\":0");
    }

    @Test
    void partsOfOneMessageAreOneChunk() {
        Session upload = open(Endpoint.UPLOAD);

        upload.text(new Command.StartUpload("x", 3, Digest.CRC32).json());
        upload.binary(POOL.slice(0, 1), false);
        upload.binary(POOL.slice(1, 2), false);
        assertThat(wire.sent).isEmpty();
        upload.binary(ByteBuffer.allocate(0), true);

        assertThat(wire.last()).contains("\"bytes\":3,\"chunks\":1,");
        assertThat(stats()).contains("\"messagesIn\":2");
    }

    @Test
    void emptyUploadIsAcknowledgedAtOnce() {
        open(Endpoint.UPLOAD).text(new Command.StartUpload("x", 0, Digest.CRC32).json());

        assertThat(wire.last()).contains("\"bytes\":0,\"chunks\":0,", "\"crc32\":\"00000000\"");
    }

    @Test
    void cancelledUploadCanBeFollowedByAnother() {
        Session upload = open(Endpoint.UPLOAD);

        upload.text(new Command.StartUpload("a", 10, Digest.NONE).json());
        upload.binary(POOL.slice(0, 4), true);
        upload.text(new Command.Cancel().json());
        upload.text(new Command.StartUpload("b", 0, Digest.NONE).json());

        assertThat(wire.sent.get(0)).isEqualTo("{\"ev\":\"cancelled\",\"id\":\"a\",\"bytes\":4}");
        assertThat(wire.last()).contains("\"ack\"", "\"b\"");
    }

    @Test
    void peerGoneMidUploadCountsAsAbortedOnce() {
        Session upload = open(Endpoint.UPLOAD);
        upload.text(new Command.StartUpload("x", 10, Digest.NONE).json());

        upload.closed();
        upload.closed();

        assertThat(stats()).contains("\"uploadsAborted\":1");
    }

    @Test
    void peerGoneWithoutAnUploadAbortsNothing() {
        open(Endpoint.UPLOAD).closed();

        assertThat(stats()).contains("\"uploadsAborted\":0");
    }

    @Test
    void overrunIsFatalAndAborts() {
        Session upload = open(Endpoint.UPLOAD);
        upload.text(new Command.StartUpload("x", 10, Digest.CRC32).json());

        upload.binary(POOL.slice(0, 11), true);
        upload.text(new Command.Cancel().json());

        assertThat(wire.sent).hasSize(2);
        assertThat(wire.sent.get(0)).contains("\"code\":\"overrun\",\"fatal\":true");
        assertThat(wire.last()).isEqualTo("close 1008");
        assertThat(stats()).contains("\"uploadsAborted\":1");
    }

    @Test
    void bytesBeforeStartAreFatal() {
        open(Endpoint.UPLOAD).binary(POOL.slice(0, 1), true);

        assertThat(wire.sent.get(0)).contains("\"code\":\"no-upload\",\"fatal\":true");
        assertThat(wire.last()).isEqualTo("close 1008");
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "DOWNLOAD"})
    void binaryToAProducerIsFatal(Endpoint endpoint) {
        open(endpoint).binary(POOL.slice(0, 1), true);

        assertThat(wire.sent.get(0)).contains("\"code\":\"bad-type\",\"fatal\":true");
        assertThat(wire.last()).isEqualTo("close 1008");
    }

    @Test
    void messageOverTheLimitInPartsClosesWith1009() {
        Session upload = open(Endpoint.UPLOAD);
        upload.text(new Command.StartUpload("x", 10_000_000, Digest.NONE).json());

        upload.binary(POOL.slice(0, Pool.SIZE), false);
        upload.binary(POOL.slice(0, 1), true);

        assertThat(wire.sent).containsExactly("close 1009");
        assertThat(stats()).contains("\"uploadsAborted\":1");
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "DOWNLOAD", "UPLOAD"})
    void startWhileOneRunsIsBusyWhateverItsParameters(Endpoint endpoint) {
        wire.room = 0;
        Session session = open(endpoint);
        session.text(
                switch (endpoint) {
                    case STREAM -> new Command.StartStream(0, 24, 0).json();
                    case DOWNLOAD -> new Command.StartDownload(9, 3).json();
                    case UPLOAD -> new Command.StartUpload("x", 9, Digest.NONE).json();
                    case ECHO, IDLE, TOPIC, ECHO_DEFLATE -> throw new AssertionError(endpoint);
                });

        session.text("{\"op\":\"start\"}");

        assertThat(wire.last()).contains("\"code\":\"busy\",\"fatal\":false");
    }

    @Test
    void aFaultClosesThisConnectionAlone() {
        LongSupplier clock = () -> {
            throw new IllegalStateException("the clock stands still (this trace belongs to a test)");
        };
        Service broken = new Service(service.identity(), POOL, counters, clock, List.of(), new Topics());

        Session.at(Endpoint.STREAM, broken, wire).text(new Command.StartStream(1, 24, 0).json());

        assertThat(wire.sent).containsExactly("close 1011");
        assertThat(stats()).contains("\"errors\":1");
    }

    @Test
    void longestCommandIsTakenAndOneByteMoreIsNot() {
        Session stream = open(Endpoint.STREAM);
        String command = "{\"op\":\"stop\",\"é\":\"\"}";
        String longest = command.replace("\"\"", "\"" + "x".repeat(4_096 - command.length() - 1) + "\"");

        stream.text(longest);
        assertThat(wire.sent).isEmpty();
        stream.text(longest + " ");
        assertThat(wire.last()).contains("\"code\":\"bad-json\"", "4096");
    }

    @Test
    void payloadBytesAreCountedBothWays() {
        Session stream = open(Endpoint.STREAM);
        String start = new Command.StartStream(2, 24, 0).json();

        stream.text(start);

        List<String> sent = wire.sent;
        assertThat(stats())
                .contains("\"messagesIn\":1", "\"bytesIn\":" + start.length(), "\"messagesOut\":3")
                .contains("\"bytesOut\":" + (48 + sent.get(2).length()));
    }

    private Session open(Endpoint endpoint) {
        return Session.at(endpoint, service, wire);
    }

    private String stats() {
        return counters.json().toString();
    }
}
