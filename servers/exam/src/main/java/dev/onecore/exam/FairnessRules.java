package dev.onecore.exam;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One connection beside a greedy one. */
final class FairnessRules {

    private static final String SENTENCE = "an echo on another connection answers within 250 ms";
    private static final long LIMIT_NS = 250_000_000;
    private static final int ECHOES = 9;

    private final Candidate candidate;

    FairnessRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("echo-beside-small-flood", () -> beside("/stream", Commands.stream(0, 24, 0))),
                rule("echo-beside-large-flood", () -> beside("/stream", Commands.stream(0, 65_536, 0))),
                rule("echo-beside-download", () -> beside("/download", Commands.download(1L << 30, 65_536))),
                rule("echo-beside-unread-flood", this::besideUnread));
    }

    private static Rule rule(String name, Rule.Check check) {
        return Rule.of(Group.FAIRNESS, name, SENTENCE, check).needing("upgrades");
    }

    private void beside(String path, String command) throws IOException {
        Peer greedy = candidate.open(path);
        greedy.command(command);
        greedy.binary();
        BackPressureRules.inBackground(() -> {
            while (greedy.socket().skip() > 0) {
                Thread.onSpinWait();
            }
        });
        requirePromptEchoes();
    }

    private void besideUnread() throws IOException {
        for (int i = 0; i < 8; i++) {
            candidate.openNarrow("/stream").command(Commands.stream(0, 65_536, 0));
        }
        requirePromptEchoes();
    }

    /** The median of nine, for this machine may be busy with other things; a starved echo is late every time. */
    private void requirePromptEchoes() throws IOException {
        Peer peer = candidate.open("/echo");
        long[] times = new long[ECHOES];
        for (int i = 0; i < ECHOES; i++) {
            long began = System.nanoTime();
            peer.command("echo " + i);
            Unmet.unlessEqual("echo", "echo " + i, peer.text());
            times[i] = System.nanoTime() - began;
            Candidate.pause();
        }
        Arrays.sort(times);
        long median = times[ECHOES / 2];
        Unmet.unless(median < LIMIT_NS, "the median of 9 echoes within 250 ms", median / 1_000_000 + " ms");
    }
}
