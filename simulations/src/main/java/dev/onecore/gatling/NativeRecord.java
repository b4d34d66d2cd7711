package dev.onecore.gatling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One record of Gatling's {@code simulation.log}, after its first. Times are milliseconds since the log's start, in the range of an
 * {@code int}.
 */
sealed interface NativeRecord {

    /** A text as Gatling stores it: the bytes that the JVM keeps of it, and their coding. */
    record NativeText(ByteBuffer bytes, byte coding) {
        static final NativeText EMPTY = new NativeText(ByteBuffer.allocate(0), (byte) 0);
    }

    /** What is done with each kind. */
    interface RecordCases {
        void user(UserRecord user) throws IOException;

        void request(RequestRecord request) throws IOException;

        void group(GroupRecord group) throws IOException;

        void error(ErrorRecord error) throws IOException;
    }

    /** Does what there is to do with this kind. */
    void by(RecordCases cases) throws IOException;

    /** When it was written, by which a log is in order but for what came at once. */
    int atMs();

    /** A user began or ended. */
    record UserRecord(int scenario, boolean begins, int atMs) implements NativeRecord {
        @Override
        public void by(RecordCases cases) throws IOException {
            cases.user(this);
        }
    }

    /** A request ended. */
    record RequestRecord(
            List<NativeText> groups, NativeText name, int startMs, int endMs, boolean ok, NativeText message)
            implements NativeRecord {
        public RequestRecord {
            groups = List.copyOf(groups);
        }

        @Override
        public int atMs() {
            return endMs;
        }

        @Override
        public void by(RecordCases cases) throws IOException {
            cases.request(this);
        }
    }

    /** A group ended. */
    record GroupRecord(List<NativeText> groups, int startMs, int endMs, int cumulatedMs, boolean ok)
            implements NativeRecord {
        public GroupRecord {
            groups = List.copyOf(groups);
        }

        @Override
        public int atMs() {
            return endMs;
        }

        @Override
        public void by(RecordCases cases) throws IOException {
            cases.group(this);
        }
    }

    /** Something broke outside of requests. */
    record ErrorRecord(NativeText message, int atMs) implements NativeRecord {
        @Override
        public void by(RecordCases cases) throws IOException {
            cases.error(this);
        }
    }
}
