package dev.onecore.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.gatling.MergedLog.InjectorLog;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.stats.writer.StringInternals;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Nil$;

/** Logs that Gatling's own code wrote, merged; a new release that writes another form fails here. */
class MergedLogTest {

    private static final long START_MS = 1_764_000_000_000L;

    @BeforeAll
    static void letGatlingWriteTexts() throws Throwable {
        StringInternals.checkAvailability();
    }

    @TempDir
    private Path folder;

    /** A log as Gatling writes it, by its own code, of which the Java compiler cannot name every class. */
    private final class WrittenLog implements AutoCloseable {
        private static final String WRITER = "io.gatling.core.stats.writer.";

        private final Path file;
        private final FileChannel channel;
        private final Object writer;
        private final long startMs;
        private final Map<String, Object> numbers = new HashMap<>();

        WrittenLog(String name, long startMs, String... scenarios) throws IOException, ReflectiveOperationException {
            this.file = folder.resolve(name);
            this.startMs = startMs;
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            this.writer = made("BufferedFileChannelWriter", channel, ByteBuffer.allocate(8_192));
            for (String scenario : scenarios) {
                numbers.put(scenario, numbers.size());
            }
            Object run = made(
                    "RunMessage",
                    "dev.onecore.simulations.EchoLatency",
                    "echolatency",
                    startMs,
                    "günstig – 便宜",
                    "3.16.0",
                    ZoneOffset.UTC);
            serialize(made("RunMessageSerializer", writer), new Tuple3<>(run, Nil$.MODULE$, numbers));
        }

        private static Object made(String type, Object... arguments) throws ReflectiveOperationException {
            return Class.forName(WRITER + type).getConstructors()[0].newInstance(arguments);
        }

        private static void serialize(Object serializer, Object event) throws ReflectiveOperationException {
            for (Method method : serializer.getClass().getMethods()) {
                if (method.getName().equals("serialize")) {
                    method.invoke(serializer, event);
                }
            }
        }

        WrittenLog user(String scenario, boolean begins, long atMs) throws ReflectiveOperationException {
            serialize(
                    made("UserMessageSerializer", writer, startMs, numbers),
                    made("DataWriterMessage$LoadEvent$User", scenario, startMs + atMs, begins));
            return this;
        }

        WrittenLog response(String name, long atMs, Status status, @Nullable String message)
                throws ReflectiveOperationException {
            serialize(
                    made("ResponseMessageSerializer", writer, startMs),
                    made(
                            "DataWriterMessage$LoadEvent$Response",
                            "users",
                            Nil$.MODULE$.$colon$colon("vertx").$colon$colon("echo latency"),
                            name,
                            startMs + atMs - 3,
                            startMs + atMs,
                            status,
                            Option.empty(),
                            Option.apply(message)));
            return this;
        }

        WrittenLog group(long atMs) throws ReflectiveOperationException {
            serialize(
                    made("GroupMessageSerializer", writer, startMs),
                    made(
                            "DataWriterMessage$LoadEvent$Group",
                            "users",
                            Nil$.MODULE$.$colon$colon("vertx"),
                            startMs,
                            startMs + atMs,
                            17,
                            OK$.MODULE$));
            return this;
        }

        WrittenLog error(String message, long atMs) throws ReflectiveOperationException {
            serialize(
                    made("ErrorMessageSerializer", writer, startMs),
                    made("DataWriterMessage$LoadEvent$Error", message, startMs + atMs));
            return this;
        }

        @Override
        public void close() throws IOException {
            try {
                writer.getClass().getMethod("flush").invoke(writer);
            } catch (ReflectiveOperationException e) {
                throw new IOException(e);
            } finally {
                channel.close();
            }
        }
    }

    private Path first() throws Exception {
        try (WrittenLog log = new WrittenLog("first.log", START_MS, "users", "others")) {
            log.user("users", true, 1)
                    .response("poisson", 10, OK$.MODULE$, null)
                    .response("poisson", 30, KO$.MODULE$, "nicht geöffnet – 打不开")
                    .group(31)
                    .error("broken", 40)
                    .response("poisson", 50, OK$.MODULE$, null)
                    .user("users", false, 60);
            return log.file;
        }
    }

    private Path second() throws Exception {
        try (WrittenLog log = new WrittenLog("second.log", START_MS + 7, "others", "users")) {
            log.user("users", true, 1)
                    .response("constant", 10, OK$.MODULE$, null)
                    .response("poisson", 30, OK$.MODULE$, null)
                    .user("others", false, 70);
            return log.file;
        }
    }

    @Test
    void oneLogAloneIsWrittenByteForByteAsItWas() throws Exception {
        Path log = first();
        Path merged = folder.resolve("merged.log");
        assertThat(MergedLog.write(List.of(new InjectorLog(log, 0)), merged)).isEqualTo(7);
        assertThat(merged).hasSameBinaryContentAs(log);
    }

    @Test
    void recordsOfAllComeInOrderOfTimeCountedFromTheFirstStart() throws Exception {
        Path merged = folder.resolve("merged.log");
        MergedLog.write(List.of(new InjectorLog(second(), 0), new InjectorLog(first(), 0)), merged);
        assertThat(read(merged))
                .containsExactly(
                        "1 user 1 true",
                        "8 user 1 true",
                        "10 poisson true",
                        "17 constant true",
                        "30 poisson false",
                        "31 group",
                        "37 poisson true",
                        "40 error",
                        "50 poisson true",
                        "60 user 1 false",
                        "77 user 0 false");
    }

    @Test
    void aClockThatIsAheadIsSetBack() throws Exception {
        Path merged = folder.resolve("merged.log");
        MergedLog.write(List.of(new InjectorLog(first(), 0), new InjectorLog(second(), 7)), merged);
        assertThat(read(merged)).contains("10 constant true", "70 user 1 false").hasSize(11);
    }

    @Test
    void aLogThatWasCutEndsWithItsLastWholeRecord() throws Exception {
        Path cut = second();
        byte[] whole = Files.readAllBytes(cut);
        Path merged = folder.resolve("merged.log");
        Path other = first();
        for (int length = whole.length - 1; length > whole.length - 10; length--) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(MergedLog.write(List.of(new InjectorLog(other, 0), new InjectorLog(cut, 0)), merged))
                    .isEqualTo(10);
        }
        Files.write(cut, new byte[] {NativeLogReader.RUN, 0, 0});
        assertThat(MergedLog.isBegun(cut)).isFalse();
        assertThat(MergedLog.isBegun(other)).isTrue();
    }

    @Test
    void whatIsNoLogIsRefusedByName() throws Exception {
        Path text = Files.writeString(folder.resolve("text.log"), "no log at all");
        assertThatThrownBy(() -> MergedLog.write(List.of(new InjectorLog(text, 0)), folder.resolve("merged.log")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.log is not a log of this Gatling");
    }

    private static List<String> read(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (NativeLogReader reader = new NativeLogReader(file)) {
            for (Optional<NativeRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                next.get().by(new NativeRecord.RecordCases() {
                    @Override
                    public void user(NativeRecord.UserRecord user) {
                        lines.add(user.atMs() + " user " + user.scenario() + " " + user.begins());
                    }

                    @Override
                    public void request(NativeRecord.RequestRecord request) {
                        lines.add(request.endMs() + " "
                                + new String(bytes(request.name()), StandardCharsets.ISO_8859_1) + " "
                                + request.ok());
                    }

                    @Override
                    public void group(NativeRecord.GroupRecord group) {
                        lines.add(group.endMs() + " group");
                    }

                    @Override
                    public void error(NativeRecord.ErrorRecord error) {
                        lines.add(error.atMs() + " error");
                    }
                });
            }
        }
        return lines;
    }

    private static byte[] bytes(NativeRecord.NativeText text) {
        byte[] bytes = new byte[text.bytes().remaining()];
        text.bytes().duplicate().get(bytes);
        return bytes;
    }
}
