package dev.onecore.exam;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Readers that do not read: the server must wait for them, not buffer for them. */
final class BackPressureRules {

    private static final String SENTENCE = "An unread flood adds less than 8 MiB";
    private static final long MOST_GROWTH = 8L << 20;
    private static final int CHUNK = 65_536;
    private static final long LARGE = 1L << 29;
    private static final int ATTEMPTS = 3;
    private static final int WATCHED_PAUSES = 30;

    private final Candidate candidate;

    BackPressureRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("unread-stream", SENTENCE, this::stream),
                rule("unread-download", SENTENCE, this::download),
                rule("unread-echo", "sending waits for the socket; " + SENTENCE, this::echo),
                rule("unread-then-read", "sending waits for the socket", this::resumed),
                rule("upload-holds-one-message", "The server holds at most one message, never the file", this::upload)
                        .within(Duration.ofSeconds(30)));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.BACK_PRESSURE, name, sentence, check)
                .within(Duration.ofSeconds(20))
                .needing("upgrades", "info-readable");
    }

    /** Opens a connection, sends what makes the server flood it, and reads nothing. */
    @FunctionalInterface
    private interface Flood {
        void begin() throws IOException;
    }

    /**
     * Holds the growth of the server's memory while it floods to the limit. A garbage collector or a pool that grows
     * once for good looks the same from outside the first time, so the best of three counts: a server that buffers
     * without bound exceeds the limit every time.
     */
    private void requireFlat(Flood flood) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least >= MOST_GROWTH; i++) {
            long before = candidate.info().count("rssBytes");
            flood.begin();
            least = Math.min(least, mostGrowth(before));
            candidate.release();
            Counters.settled(candidate);
        }
        Unmet.unless(least < MOST_GROWTH, "rssBytes to grow by less than 8 MiB", (least >> 20) + " MiB");
    }

    private long mostGrowth(long before) throws IOException {
        long most = 0;
        for (int i = 0; i < WATCHED_PAUSES; i++) {
            Candidate.pause();
            most = Math.max(most, candidate.info().count("rssBytes") - before);
        }
        return most;
    }

    private void stream() throws IOException {
        requireFlat(() -> candidate.openNarrow("/stream").command(Commands.stream(0, CHUNK, 0)));
    }

    private void download() throws IOException {
        requireFlat(() -> candidate.openNarrow("/download").command(Commands.download(1L << 29, CHUNK)));
    }

    /** We send at most 256 MiB of echoes; a server that waits for the socket stops reading long before. */
    private void echo() throws IOException {
        byte[] frame = Frame.binary(Content.slice(0, CHUNK)).bytes();
        requireFlat(() -> {
            Peer peer = candidate.openNarrow("/echo");
            inBackground(() -> {
                for (int i = 0; i < (256 << 20) / CHUNK; i++) {
                    peer.socket().write(frame);
                }
            });
        });
    }

    /** Runs something that ends by itself once the rule's connections are closed. */
    static void inBackground(Rule.Check work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "exam-background");
        thread.setDaemon(true);
        thread.start();
    }

    private void resumed() throws IOException {
        Peer peer = candidate.openNarrow("/stream");
        peer.command(Commands.stream(2_000, 10_000, 0));
        for (int i = 0; i < WATCHED_PAUSES; i++) {
            Candidate.pause();
        }
        new StreamReading(peer, 10_000).end(false);
    }

    /**
     * Uploads half a GiB in small messages, twice if need be: a collector that lets garbage stand for a while fills its
     * heap in the first, and a heap that only ever grows with the file shows in the second as heap in use.
     */
    private void upload() throws IOException {
        long held = heldByUpload();
        if (held >= LARGE / 2) {
            held = heldByUpload();
        }
        Unmet.unless(held < LARGE / 2, "less than 256 MiB held of 512 MiB", (held >> 20) + " MiB");
    }

    /** Returns by how much resident memory grew, or what stayed in use of a JVM's heap if that is more. */
    private long heldByUpload() throws IOException {
        byte[] frame = Frame.binary(Content.slice(0, CHUNK)).bytes();
        JsonObject before = candidate.info();
        long resident = 0;
        long heapFloor = before.has("jvm") ? Long.MAX_VALUE : heapUsed(before);
        Peer peer = candidate.open("/upload");
        peer.command(Commands.upload("large", LARGE, "none"));
        for (long sent = CHUNK; sent <= LARGE; sent += CHUNK) {
            peer.socket().write(frame);
            if (sent % (32 << 20) == 0) {
                JsonObject now = candidate.info();
                resident = Math.max(resident, now.count("rssBytes") - before.count("rssBytes"));
                heapFloor = sent > LARGE / 2 ? Math.min(heapFloor, heapUsed(now)) : heapFloor;
            }
        }
        Unmet.unlessEqual("bytes in \"ack\"", LARGE, peer.event("ack").count("bytes"));
        peer.socket().close();
        return Math.max(resident, heapFloor - heapUsed(before));
    }

    private static long heapUsed(JsonObject info) {
        return info.has("jvm") ? info.object("jvm").count("heapUsed") : 0;
    }
}
