package dev.onecore.exam;

import dev.onecore.contract.Command;
import dev.onecore.contract.Command.StartDownload;
import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One connection beside another that the server floods. */
final class FairnessRules {

    private static final String SENTENCE = "an echo on another connection answers within 250 ms";
    private static final long LIMIT_NS = 250_000_000;
    private static final int ECHOES = 5;
    private static final int ATTEMPTS = 3;
    private static final int FLOODED = 4;

    private final Candidate candidate;

    FairnessRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("echo-beside-small-flood", () -> read("/stream", new StartStream(0, 24, 0))),
                rule("echo-beside-large-flood", () -> read("/stream", new StartStream(0, 65_536, 0))),
                rule("echo-beside-download", () -> read("/download", new StartDownload(Limits.MAX_UPLOAD, 65_536))),
                rule("echo-beside-unread-flood", this::unread),
                rule("echo-beside-topic", this::topic));
    }

    private Rule rule(String name, Flood flood) {
        return Rule.of(Group.FAIRNESS, name, SENTENCE, () -> requirePromptEchoes(flood))
                .within(Duration.ofSeconds(20))
                .needing("upgrades");
    }

    /** Makes the server busy for a second at least. */
    @FunctionalInterface
    private interface Flood {
        void begin() throws IOException;
    }

    private void read(String path, Command command) throws IOException {
        for (int i = 0; i < FLOODED; i++) {
            Peer flooded = candidate.open(path);
            flooded.command(command);
            flooded.binary();
            BackPressureRules.inBackground(() -> {
                while (flooded.socket().skip() > 0) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private void unread() throws IOException {
        for (int i = 0; i < 2 * FLOODED; i++) {
            candidate.openNarrow("/stream").command(new StartStream(0, 65_536, 0));
        }
    }

    /** One member floods a topic whose members all read. */
    private void topic() throws IOException {
        candidate.requireAnnounced(Endpoint.TOPIC);
        byte[] frame = Frame.binary(Content.slice(0, 24)).bytes();
        byte[] some = new byte[Limits.MAX_BATCH * frame.length];
        for (int i = 0; i < some.length; i += frame.length) {
            System.arraycopy(frame, 0, some, i, frame.length);
        }
        List<Peer> members = new ArrayList<>();
        for (int i = 0; i < 2 * FLOODED; i++) {
            members.add(TopicRules.joined(candidate.open("/topic"), "flood"));
        }
        for (Peer member : members) {
            BackPressureRules.inBackground(() -> {
                while (member.socket().skip() > 0) {
                    Thread.onSpinWait();
                }
            });
        }
        BackPressureRules.inBackground(() -> {
            while (members.get(0).socket().isOpen()) {
                members.get(0).socket().write(some);
            }
        });
    }

    /** The best of three: this machine may be busy with other things, but a starved echo is late every time. */
    private void requirePromptEchoes(Flood flood) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least >= LIMIT_NS; i++) {
            Peer peer = candidate.open("/echo");
            flood.begin();
            least = Math.min(least, slowestEcho(peer));
            candidate.release();
        }
        Violation.unless(least < LIMIT_NS, "each of 5 echoes within 250 ms", least / 1_000_000 + " ms");
    }

    private static long slowestEcho(Peer peer) throws IOException {
        long slowest = 0;
        for (int i = 0; i < ECHOES && slowest < LIMIT_NS; i++) {
            long began = System.nanoTime();
            peer.say("echo " + i);
            Violation.unlessEqual("echo", "echo " + i, peer.text());
            slowest = Math.max(slowest, System.nanoTime() - began);
            Candidate.pause();
        }
        return slowest;
    }
}
