package dev.onecore.contract;

import java.util.Optional;

/**
 * What a client may ask for: one JSON object with a text {@code op} in a text message. A client writes it with {@link
 * #json()}; a server's {@link Session} reads it.
 */
public sealed interface Command {
    /** The command as the JSON text on the wire. */
    String json();

    /**
     * Starts a stream on {@code /stream}.
     *
     * @param count messages, up to {@link Limits#MAX_COUNT}; 0 means until stopped
     * @param size bytes of each message, {@link Limits#MIN_STREAM_SIZE} to {@link Limits#MAX_MESSAGE}
     * @param ratePerSec messages per second, up to {@link Limits#MAX_RATE}; 0 means as fast as the peer reads
     */
    record StartStream(long count, int size, double ratePerSec) implements Command {
        static StartStream read(JsonObject command) throws Refusal {
            Fields fields = new Fields(command);
            return new StartStream(
                    fields.whole("count", 0, Limits.MAX_COUNT),
                    (int) fields.whole("size", Limits.MIN_STREAM_SIZE, Limits.MAX_MESSAGE),
                    fields.number("rate", 0, Limits.MAX_RATE));
        }

        @Override
        public String json() {
            return start().put("count", count)
                    .put("size", size)
                    .put("rate", ratePerSec)
                    .toString();
        }
    }

    /**
     * Starts an upload on {@code /upload}; binary messages follow.
     *
     * @param id the client's own name for it, which comes back in the events
     * @param size bytes, up to {@link Limits#MAX_UPLOAD}
     * @param digest how the server sums it up
     */
    record StartUpload(String id, long size, Digest digest) implements Command {
        static StartUpload read(JsonObject command) throws Refusal {
            Fields fields = new Fields(command);
            long size = fields.whole("size", 0, Limits.MAX_UPLOAD);
            Digest digest = command.text("digest")
                    .flatMap(Digest::named)
                    .orElseThrow(() -> Fields.refusal("digest", "one of crc32, sha256, none"));
            String id = command.text("id").orElseThrow(() -> Fields.refusal("id", "a text"));
            return new StartUpload(id, size, digest);
        }

        @Override
        public String json() {
            return start().put("id", id)
                    .put("size", size)
                    .put("digest", digest.word())
                    .toString();
        }
    }

    /**
     * Starts a download on {@code /download}.
     *
     * @param size bytes, up to {@link Limits#MAX_UPLOAD}, or {@link Limits#MAX_SINGLE_DOWNLOAD} as one message
     * @param chunk bytes of each message but the last, up to {@link Limits#MAX_MESSAGE}; 0 means one message
     */
    record StartDownload(long size, int chunk) implements Command {
        static StartDownload read(JsonObject command) throws Refusal {
            Fields fields = new Fields(command);
            int chunk =
                    command.has("chunk") ? (int) fields.whole("chunk", 0, Limits.MAX_MESSAGE) : Limits.DEFAULT_CHUNK;
            return new StartDownload(
                    fields.whole("size", 0, chunk == 0 ? Limits.MAX_SINGLE_DOWNLOAD : Limits.MAX_UPLOAD), chunk);
        }

        @Override
        public String json() {
            return start().put("size", size).put("chunk", chunk).toString();
        }
    }

    /**
     * Becomes a member of a topic on {@code /topic}, until the connection ends.
     *
     * @param topic its name, of 1 to {@link Limits#MAX_TOPIC} characters
     */
    record Join(String topic) implements Command {
        static Join read(JsonObject command) throws Refusal {
            return new Join(command.text("topic")
                    .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= Limits.MAX_TOPIC)
                    .orElseThrow(() -> Fields.refusal("topic", "a text of 1 to " + Limits.MAX_TOPIC + " characters")));
        }

        @Override
        public String json() {
            return op("join").put("topic", topic).toString();
        }
    }

    /** Ends a stream early; without a stream it does nothing, as it may cross the stream's own end on the way. */
    record Stop() implements Command {
        @Override
        public String json() {
            return op("stop").toString();
        }
    }

    /** Gives an upload up; without an upload it does nothing, as it may cross the acknowledgement on the way. */
    record Cancel() implements Command {
        @Override
        public String json() {
            return op("cancel").toString();
        }
    }

    private static JsonWriter op(String op) {
        return JsonWriter.object().put("op", op);
    }

    private static JsonWriter start() {
        return op("start");
    }

    /** The members of a command, each checked against the contract's range. */
    record Fields(JsonObject command) {
        long whole(String name, long least, long most) throws Refusal {
            return Optional.of(command.whole(name))
                    .filter(value -> value.isPresent() && value.getAsLong() >= least && value.getAsLong() <= most)
                    .orElseThrow(() -> refusal(name, "a whole number from " + least + " to " + most))
                    .getAsLong();
        }

        double number(String name, long least, long most) throws Refusal {
            double value = command.number(name).orElse(Double.NaN);
            if (value >= least && value <= most) {
                return value;
            }
            throw refusal(name, "a number from " + least + " to " + most);
        }

        static Refusal refusal(String name, String range) {
            return new Refusal(Refusal.Code.BAD_PARAM, name + " must be " + range);
        }
    }
}
