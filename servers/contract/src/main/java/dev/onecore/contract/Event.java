package dev.onecore.contract;

/** What a server answers: one JSON object with a text {@code ev} in a text message. Times are nanoseconds. */
sealed interface Event {
    /** The event as the JSON text on the wire. */
    String json();

    /** The end of a stream. */
    record StreamEnd(long count, long bytes, long elapsedNs, boolean stopped) implements Event {
        @Override
        public String json() {
            return ev("end")
                    .put("count", count)
                    .put("bytes", bytes)
                    .put("ns", elapsedNs)
                    .put("stopped", stopped)
                    .toString();
        }
    }

    /** The end of a download. */
    record DownloadEnd(long bytes, long chunks, long elapsedNs) implements Event {
        @Override
        public String json() {
            return ev("end")
                    .put("bytes", bytes)
                    .put("chunks", chunks)
                    .put("ns", elapsedNs)
                    .toString();
        }
    }

    /** The acknowledgement of a whole upload; {@code hex} is empty for {@link Digest#NONE}. */
    record Ack(String id, long bytes, long chunks, long elapsedNs, Digest digest, String hex) implements Event {
        @Override
        public String json() {
            JsonWriter json = ev("ack")
                    .put("id", id)
                    .put("bytes", bytes)
                    .put("chunks", chunks)
                    .put("ns", elapsedNs);
            return (digest == Digest.NONE ? json : json.put(digest.word(), hex)).toString();
        }
    }

    /** The end of an upload that its client gave up after that many bytes. */
    record Cancelled(String id, long bytes) implements Event {
        @Override
        public String json() {
            return ev("cancelled").put("id", id).put("bytes", bytes).toString();
        }
    }

    /** A connection has become a member of a topic, which has that many members now. */
    record Joined(String topic, int members) implements Event {
        @Override
        public String json() {
            return ev("joined").put("topic", topic).put("members", members).toString();
        }
    }

    /** A broken rule. */
    record Refused(String code, boolean fatal, String message) implements Event {
        @Override
        public String json() {
            return ev("error")
                    .put("code", code)
                    .put("fatal", fatal)
                    .put("msg", message)
                    .toString();
        }
    }

    private static JsonWriter ev(String ev) {
        return JsonWriter.object().put("ev", ev);
    }
}
