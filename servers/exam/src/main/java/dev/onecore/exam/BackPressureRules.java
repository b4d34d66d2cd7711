package dev.onecore.exam;

import dev.onecore.contract.Command.StartDownload;
import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.contract.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Readers that do not read: the server must wait for them, not buffer for them. */
final class BackPressureRules {

    private static final String SENTENCE = "An unread flood adds less than 8 MiB";
    private static final long MOST_GROWTH = 8L << 20;
    private static final int CHUNK = 65_536;
    private static final long LARGE = 1L << 29;
    private static final long MOST_SENT = 64L << 20;
    private static final int ATTEMPTS = 3;
    private static final int WATCHED_PAUSES = 30;
    private static final int TOPIC_MESSAGES = 2_000;
    private static final int TOPIC_BYTES = 10_000;

    private final Candidate candidate;

    BackPressureRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("unread-stream", SENTENCE, this::stream),
                rule("unread-download", SENTENCE, this::download),
                rule("unread-echo", "sending waits for the socket; " + SENTENCE, this::echo),
                rule("unread-topic", "back-pressure per member; " + SENTENCE, this::topic),
                rule("unread-topic-then-read", "back-pressure per member: nothing is lost", this::topicResumed),
                rule("unread-then-read", "sending waits for the socket", this::resumed),
                rule("upload-holds-one-message", "The server holds at most one message, never the file", this::upload)
                        .within(Duration.ofSeconds(30)));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.BACK_PRESSURE, name, sentence, check)
                .within(Duration.ofSeconds(40))
                .needing("upgrades", "info-readable");
    }

    /** Opens a connection, sends what makes the server flood it so many times longer than usual, and reads nothing. */
    @FunctionalInterface
    private interface Flood {
        void begin(int times) throws IOException;
    }

    /**
     * Holds to the limit what a flood adds to the growth of the server's memory. Our own readings of {@code /info} let
     * that of a young JVM grow too, so as many of them are taken without a flood before. A collector or a pool that
     * grows once for good looks like a flood the first time, so the best of three counts: a server that buffers without
     * bound exceeds the limit every time, for each flood is twice as long as the one before, whose memory its allocator
     * may have kept.
     */
    private void requireFlat(Flood flood) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least >= MOST_GROWTH; i++) {
            int pauses = WATCHED_PAUSES << i;
            long without = mostGrowth(candidate.info().count("rssBytes"), pauses, Long.MAX_VALUE);
            long before = candidate.info().count("rssBytes");
            flood.begin(1 << i);
            least = Math.min(least, mostGrowth(before, pauses, without + MOST_GROWTH) - without);
            candidate.release();
            Counters.settled(candidate);
        }
        Violation.unless(least < MOST_GROWTH, "rssBytes to grow by less than 8 MiB more", (least >> 20) + " MiB");
    }

    /** Watches for so many pauses, or until the growth has reached {@code enough} for this attempt to have failed. */
    private long mostGrowth(long before, int pauses, long enough) throws IOException {
        long most = 0;
        for (int i = 0; i < pauses && most < enough; i++) {
            Candidate.pause();
            most = Math.max(most, candidate.info().count("rssBytes") - before);
        }
        return most;
    }

    private void stream() throws IOException {
        requireFlat(times -> candidate.openNarrow("/stream").command(new StartStream(0, CHUNK, 0)));
    }

    private void download() throws IOException {
        requireFlat(times -> candidate.openNarrow("/download").command(new StartDownload(1L << 29, CHUNK)));
    }

    /** We send 64 MiB of echoes and more, or what the server takes until it waits for us to read. */
    private void echo() throws IOException {
        byte[] frame = Frame.binary(Content.slice(0, CHUNK)).bytes();
        requireFlat(times -> {
            Peer peer = candidate.openNarrow("/echo");
            AtomicLong sent = new AtomicLong();
            inBackground(() -> {
                while (sent.get() < times * MOST_SENT) {
                    peer.socket().write(frame);
                    sent.addAndGet(CHUNK);
                }
            });
            awaitStandstill(sent);
        });
    }

    /** One member floods the topic; it reads as little as the other does. */
    private void topic() throws IOException {
        candidate.requireAnnounced(Endpoint.TOPIC);
        byte[] frame = Frame.binary(Content.slice(0, CHUNK)).bytes();
        requireFlat(times -> {
            String topic = "unread-" + times;
            TopicRules.joined(candidate.openNarrow("/topic"), topic);
            Peer sender = TopicRules.joined(candidate.openNarrow("/topic"), topic);
            AtomicLong sent = new AtomicLong();
            inBackground(() -> {
                while (sent.get() < times * MOST_SENT) {
                    sender.socket().write(frame);
                    sent.addAndGet(CHUNK);
                }
            });
            awaitStandstill(sent);
        });
    }

    private void topicResumed() throws IOException {
        candidate.requireAnnounced(Endpoint.TOPIC);
        Peer slow = TopicRules.joined(candidate.openNarrow("/topic"), "slow");
        Peer sender = TopicRules.joined(candidate.open("/topic"), "slow");
        inBackground(() -> {
            while (sender.socket().skip() > 0) {
                Thread.onSpinWait();
            }
        });
        inBackground(() -> {
            for (int i = 0; i < TOPIC_MESSAGES; i++) {
                sender.send(Frame.binary(Content.slice(i, TOPIC_BYTES)));
            }
        });
        for (int i = 0; i < WATCHED_PAUSES; i++) {
            Candidate.pause();
        }
        for (int i = 0; i < TOPIC_MESSAGES; i++) {
            boolean right = Content.equals(slow.binary(), 0, i);
            Violation.unless(right, "message " + i + " of " + TOPIC_MESSAGES + " in its place", "another one");
        }
    }

    private static void awaitStandstill(AtomicLong sent) {
        long before;
        do {
            before = sent.get();
            for (int i = 0; i < 25; i++) {
                Candidate.pause();
            }
        } while (sent.get() > before);
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
        peer.command(new StartStream(2_000, 10_000, 0));
        for (int i = 0; i < WATCHED_PAUSES; i++) {
            Candidate.pause();
        }
        new StreamReading(peer, 10_000).end(false);
    }

    /** Twice if need be: the heap of a JVM may be so large that no collection happens in the first. */
    private void upload() throws IOException {
        long held = heldByUpload().onHeap(LARGE);
        if (held >= LARGE / 2) {
            held = heldByUpload().onHeap(LARGE);
        }
        requireLittle(held);
    }

    private static void requireLittle(long held) {
        Violation.unless(held < LARGE / 2, "less than 256 MiB held of 512 MiB", (held >> 20) + " MiB");
    }

    /** Uploads half a GiB in small messages and returns how much of it the server seems to have held. */
    private BufferedBytes heldByUpload() throws IOException {
        byte[] frame = Frame.binary(Content.slice(0, CHUNK)).bytes();
        BufferedBytes holding = new BufferedBytes(candidate.info());
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("large", LARGE, Digest.NONE));
        for (long sent = CHUNK; sent <= LARGE; sent += CHUNK) {
            peer.socket().write(frame);
            if (sent % (32 << 20) == 0) {
                holding.see(candidate.info(), sent);
            }
        }
        Violation.unlessEqual("bytes in \"ack\"", LARGE, peer.event("ack").count("bytes"));
        peer.socket().close();
        requireLittle(holding.offHeap());
        return holding;
    }
}
