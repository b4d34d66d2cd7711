package dev.onecore.gatling;

import dev.onecore.gatling.NativeRecord.ErrorRecord;
import dev.onecore.gatling.NativeRecord.GroupRecord;
import dev.onecore.gatling.NativeRecord.NativeText;
import dev.onecore.gatling.NativeRecord.RecordCases;
import dev.onecore.gatling.NativeRecord.RequestRecord;
import dev.onecore.gatling.NativeRecord.UserRecord;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what {@link NativeLogReader} reads: what was read of one log is written byte for byte as it was. */
final class NativeLogWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;
    private final WritableByteChannel channel;
    private final Map<NativeText, Integer> known = new HashMap<>();

    /**
     * A new log, which replaces an old one.
     *
     * @throws IOException when it cannot be written
     */
    NativeLogWriter(Path file, NativeRun run) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        this.channel = Channels.newChannel(out);
        try {
            write(run);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private void write(NativeRun run) throws IOException {
        out.writeByte(NativeLogReader.RUN);
        text(run.version());
        text(run.simulation());
        out.writeLong(run.startMs());
        text(run.description());
        out.writeInt(run.scenarios().size());
        for (NativeText scenario : run.scenarios()) {
            text(scenario);
        }
        out.writeInt(run.assertions().size());
        for (ByteBuffer assertion : run.assertions()) {
            out.writeInt(assertion.remaining());
            bytes(assertion);
        }
    }

    /**
     * Adds a record of a log.
     *
     * @param laterMs how much later that log's start is than this one's
     * @param scenarios the numbers here of that log's scenarios
     * @throws IOException when it cannot be written
     */
    void add(NativeRecord record, int laterMs, List<Integer> scenarios) throws IOException {
        record.by(new RecordCases() {
            @Override
            public void user(UserRecord user) throws IOException {
                out.writeByte(NativeLogReader.USER);
                out.writeInt(scenarios.get(user.scenario()));
                out.writeBoolean(user.begins());
                out.writeInt(user.atMs() + laterMs);
            }

            @Override
            public void request(RequestRecord request) throws IOException {
                out.writeByte(NativeLogReader.REQUEST);
                texts(request.groups());
                cachedText(request.name());
                out.writeInt(request.startMs() + laterMs);
                out.writeInt(request.endMs() + laterMs);
                out.writeBoolean(request.ok());
                cachedText(request.message());
            }

            @Override
            public void group(GroupRecord group) throws IOException {
                out.writeByte(NativeLogReader.GROUP);
                texts(group.groups());
                out.writeInt(group.startMs() + laterMs);
                out.writeInt(group.endMs() + laterMs);
                out.writeInt(group.cumulatedMs());
                out.writeBoolean(group.ok());
            }

            @Override
            public void error(ErrorRecord error) throws IOException {
                out.writeByte(NativeLogReader.ERROR);
                cachedText(error.message());
                out.writeInt(error.atMs() + laterMs);
            }
        });
    }

    private void texts(List<NativeText> texts) throws IOException {
        out.writeInt(texts.size());
        for (NativeText text : texts) {
            cachedText(text);
        }
    }

    private void cachedText(NativeText text) throws IOException {
        Integer number = known.get(text);
        if (number == null) {
            int next = known.size() + 1;
            known.put(text, next);
            out.writeInt(next);
            text(text);
        } else {
            out.writeInt(-number);
        }
    }

    private void text(NativeText text) throws IOException {
        out.writeInt(text.bytes().remaining());
        if (text.bytes().hasRemaining()) {
            bytes(text.bytes());
            out.writeByte(text.coding());
        }
    }

    private void bytes(ByteBuffer bytes) throws IOException {
        ByteBuffer unread = bytes.duplicate();
        while (unread.hasRemaining()) {
            channel.write(unread);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
