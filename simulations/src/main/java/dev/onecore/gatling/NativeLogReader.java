package dev.onecore.gatling;

import dev.onecore.gatling.NativeRecord.ErrorRecord;
import dev.onecore.gatling.NativeRecord.GroupRecord;
import dev.onecore.gatling.NativeRecord.NativeText;
import dev.onecore.gatling.NativeRecord.RequestRecord;
import dev.onecore.gatling.NativeRecord.UserRecord;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Gatling's binary {@code simulation.log} record by record, in the form of Gatling 3.15: big-endian, a byte that says what
 * follows, texts written once and then named by their number. The form is Gatling's own and may change with any release.
 *
 * <p>A log that ends in the middle of a record, as that of a process that was killed does, ends before it.
 */
final class NativeLogReader implements AutoCloseable {

    static final byte RUN = 0;
    static final byte REQUEST = 1;
    static final byte USER = 2;
    static final byte GROUP = 3;
    static final byte ERROR = 4;

    private static final int BUFFER = 1 << 16;

    /** Longer texts than any request's name or message: what says so is no text. */
    private static final int LONGEST = 1 << 26;

    private final Path file;
    private final DataInputStream in;
    private final NativeRun run;
    private final List<NativeText> known = new ArrayList<>();

    /**
     * Opens a log and reads its first record.
     *
     * @throws IOException when there is none, or it is no such log
     */
    NativeLogReader(Path file) throws IOException {
        this.file = file;
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        try {
            this.run = run();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Its first record. */
    NativeRun firstRecord() {
        return run;
    }

    private NativeRun run() throws IOException {
        if (in.readByte() != RUN) {
            throw malformed("its first record is not a run's");
        }
        NativeText version = text();
        NativeText simulation = text();
        long startMs = in.readLong();
        NativeText description = text();
        int scenarios = count();
        List<NativeText> names = new ArrayList<>();
        for (int i = 0; i < scenarios; i++) {
            names.add(text());
        }
        int assertions = count();
        List<ByteBuffer> stored = new ArrayList<>();
        for (int i = 0; i < assertions; i++) {
            stored.add(bytes(count()));
        }
        return new NativeRun(version, simulation, startMs, description, names, stored);
    }

    /**
     * The next record; empty at the log's end.
     *
     * @throws IOException when it cannot be read, or is of no kind that is known
     */
    Optional<NativeRecord> next() throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (kind) {
                        case REQUEST -> request();
                        case USER -> user();
                        case GROUP -> group();
                        case ERROR -> error();
                        default -> throw malformed("no record is of kind " + kind);
                    });
        } catch (EOFException cut) {
            return Optional.empty();
        }
    }

    private UserRecord user() throws IOException {
        int scenario = in.readInt();
        if (scenario < 0 || scenario >= run.scenarios().size()) {
            throw malformed("it has no scenario " + scenario);
        }
        return new UserRecord(scenario, in.readBoolean(), in.readInt());
    }

    private RequestRecord request() throws IOException {
        List<NativeText> groups = cachedTexts();
        NativeText name = cachedText();
        int startMs = in.readInt();
        int endMs = in.readInt();
        return new RequestRecord(groups, name, startMs, endMs, in.readBoolean(), cachedText());
    }

    private GroupRecord group() throws IOException {
        List<NativeText> groups = cachedTexts();
        int startMs = in.readInt();
        int endMs = in.readInt();
        return new GroupRecord(groups, startMs, endMs, in.readInt(), in.readBoolean());
    }

    private ErrorRecord error() throws IOException {
        NativeText message = cachedText();
        return new ErrorRecord(message, in.readInt());
    }

    private List<NativeText> cachedTexts() throws IOException {
        int count = count();
        List<NativeText> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(cachedText());
        }
        return texts;
    }

    /** A number above 0 comes with a text that is new; one below 0 names a text by its number. */
    private NativeText cachedText() throws IOException {
        int number = in.readInt();
        if (number > 0) {
            if (number != known.size() + 1) {
                throw malformed("its texts are not numbered in order");
            }
            NativeText text = text();
            known.add(text);
            return text;
        }
        if (number == 0 || -number > known.size()) {
            throw malformed("it has no text of number " + -number);
        }
        return known.get(-number - 1);
    }

    private NativeText text() throws IOException {
        int length = count();
        if (length == 0) {
            return NativeText.EMPTY;
        }
        ByteBuffer bytes = bytes(length);
        return new NativeText(bytes, in.readByte());
    }

    private ByteBuffer bytes(int length) throws IOException {
        byte[] read = new byte[length];
        in.readFully(read);
        return ByteBuffer.wrap(read).asReadOnlyBuffer();
    }

    private int count() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LONGEST) {
            throw malformed("it has a length of " + count);
        }
        return count;
    }

    private IOException malformed(String why) {
        return new IOException(file + " is not a log of this Gatling: " + why);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
