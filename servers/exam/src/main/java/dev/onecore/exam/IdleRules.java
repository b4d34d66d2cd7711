package dev.onecore.exam;

import dev.onecore.contract.Command.StartStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The endpoint {@code /idle}, and silence everywhere until a command comes. */
final class IdleRules {

    private static final Duration SILENCE = Duration.ofMillis(800);

    private final Candidate candidate;

    IdleRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule(
                        "silent-until-commanded",
                        "The server sends nothing until commanded: no server pings …",
                        this::silent),
                rule("idle-sends-nothing", "/idle: accepts, sends nothing ever, answers ping", this::idle),
                rule("idle-stays-open", "no server pings, no idle time-outs (21 s of the exam)", this::staysOpen)
                        .within(Duration.ofSeconds(30)));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.IDLE, name, sentence, check).needing("upgrades");
    }

    private void silent() throws IOException {
        List<Peer> peers = new ArrayList<>();
        for (String path : Rules.ENDPOINTS) {
            peers.add(candidate.open(path));
        }
        peers.get(0).requireSilence(SILENCE);
        for (Peer peer : peers) {
            peer.requireSilence(Duration.ofMillis(1));
            peer.requirePong("there");
        }
    }

    private void idle() throws IOException {
        Peer peer = candidate.open("/idle");
        peer.command(new StartStream(1, 24, 0));
        peer.send(Frame.binary(new byte[] {1, 2, 3}));
        Arrival first = answerTo(peer, "one");
        boolean right = first instanceof Arrival.Control || first instanceof Arrival.Close;
        Violation.unless(right, "no message", first.words());
    }

    private void staysOpen() throws IOException {
        if (candidate.idleProbe().isEmpty()) {
            candidate.beginIdleProbe();
        }
        candidate.idleProbe().orElseThrow().requireUndisturbed();
    }

    private static Arrival answerTo(Peer peer, String ping) throws IOException {
        peer.send(Frame.ping(ping));
        return peer.nextOfAll();
    }
}
