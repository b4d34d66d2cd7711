package dev.onecore.exam;

import dev.onecore.contract.Command.Join;
import dev.onecore.contract.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The optional endpoint {@code /topic}: who is a member, and what a member gets. Skipped where it is not announced. */
final class TopicRules {

    private static final int MEMBERS = 3;
    private static final int EACH = 300;
    private static final int SIZE = 200;

    private final Candidate candidate;

    TopicRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule(
                        "topic-joins",
                        "join → {\"ev\":\"joined\",\"topic\":…,\"members\":n}, itself included",
                        this::joins),
                rule(
                        "topic-delivers",
                        "each binary message of a member goes to all members, itself included, unchanged",
                        this::delivers),
                rule("topic-order", "the messages of one sender come in order", this::order),
                rule("topic-apart", "members of another topic get nothing", this::apart),
                rule("topic-one-leaves", "a connection is a member until it ends", this::leaves),
                rule("topic-busy", "a second join: error busy; the connection goes on", this::busy),
                rule(
                        "topic-not-joined",
                        "binary on /topic before join: error not-joined fatal, then 1008",
                        this::early),
                rule("counts-topic", "messagesOut: each delivery counts one", this::counts));
    }

    private Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.TOPIC, name, sentence, () -> {
                    candidate.requireAnnounced(Endpoint.TOPIC);
                    check.run();
                })
                .needing("upgrades", "info-readable");
    }

    /** Makes a connection a member. */
    static Peer joined(Peer peer, String topic) throws IOException {
        peer.command(new Join(topic));
        Violation.unlessEqual("topic joined", topic, peer.event("joined").text("topic"));
        return peer;
    }

    private List<Peer> members(String topic) throws IOException {
        List<Peer> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(joined(candidate.open("/topic"), topic));
        }
        return members;
    }

    private void joins() throws IOException {
        for (String topic : List.of("exam", "é".repeat(64), "\\ \"")) {
            for (long members = 1; members <= MEMBERS; members++) {
                Peer peer = candidate.open("/topic");
                peer.command(new Join(topic));
                CheckedJson joined = peer.event("joined");
                Violation.unlessEqual("topic", topic, joined.text("topic"));
                Violation.unlessEqual("members", members, joined.count("members"));
            }
        }
    }

    private void delivers() throws IOException {
        List<Peer> members = members("delivers");
        for (int size : new int[] {24, 0, 1, 125, 126, 65_535, 65_536, 1 << 20}) {
            byte[] message = Content.slice(size, size);
            members.get(0).send(Frame.binary(message));
            for (Peer member : members) {
                requireSame(message, member.binary());
            }
        }
        byte[] whole = Content.slice(0, 100);
        members.get(1)
                .send(
                        Frame.binary(Arrays.copyOf(whole, 60)).unfinished(),
                        Frame.continuation(Arrays.copyOfRange(whole, 60, 100)));
        for (Peer member : members) {
            requireSame(whole, member.binary());
        }
    }

    private static void requireSame(byte[] sent, byte[] came) {
        Violation.unless(
                Arrays.equals(sent, came),
                "the message of " + sent.length + " bytes, unchanged",
                "other bytes, " + came.length + " of them");
    }

    /**
     * Two members send at the same time; each of their messages holds who sent it, and its number. All are read in turn, since one
     * that is not read holds the others back.
     */
    private void order() throws IOException {
        List<Peer> members = members("order");
        for (int sender = 0; sender < 2; sender++) {
            Frame[] frames = new Frame[EACH];
            for (int i = 0; i < EACH; i++) {
                frames[i] = Frame.binary(
                        ByteBuffer.allocate(SIZE).putInt(sender).putInt(i).array());
            }
            members.get(sender).send(frames);
        }
        int[][] next = new int[MEMBERS][2];
        for (int i = 0; i < 2 * EACH; i++) {
            for (int member = 0; member < MEMBERS; member++) {
                ByteBuffer message = ByteBuffer.wrap(members.get(member).binary());
                Violation.unlessEqual("bytes of a message", SIZE, message.remaining());
                int sender = message.getInt();
                Violation.unless(sender == 0 || sender == 1, "a message of one of two senders", sender);
                Violation.unlessEqual("number of a sender's message", next[member][sender]++, message.getInt());
            }
        }
    }

    private void apart() throws IOException {
        Peer here = joined(candidate.open("/topic"), "here");
        Peer there = joined(candidate.open("/topic"), "there");
        Peer nowhere = candidate.open("/topic");
        here.send(Frame.binary(Content.slice(0, SIZE)));
        requireSame(Content.slice(0, SIZE), here.binary());
        there.requirePong("nothing");
        nowhere.requirePong("nothing");
    }

    private void leaves() throws IOException {
        Counters before = Counters.settled(candidate);
        List<Peer> members = members("leaves");
        members.get(0).send(Frame.close(1000, ""));
        members.get(0).closed(1000);
        members.get(0).socket().close();
        members.get(1).socket().reset();
        before.awaitMoves(Map.of("connectionsOpen", 1L));
        Peer last = members.get(2);
        last.send(Frame.binary(Content.slice(0, SIZE)));
        requireSame(Content.slice(0, SIZE), last.binary());
        Peer another = candidate.open("/topic");
        another.command(new Join("leaves"));
        Violation.unlessEqual(
                "members after two have left", 2L, another.event("joined").count("members"));
    }

    private void busy() throws IOException {
        Peer peer = joined(candidate.open("/topic"), "busy");
        peer.command(new Join("busy"));
        peer.error("busy", false);
        peer.command(new Join("another"));
        peer.error("busy", false);
        peer.send(Frame.binary(Content.slice(0, SIZE)));
        requireSame(Content.slice(0, SIZE), peer.binary());
    }

    private void early() throws IOException {
        Peer peer = candidate.open("/topic");
        peer.send(Frame.binary(Content.slice(0, SIZE)));
        peer.error("not-joined", true);
        peer.closed(1008);
        candidate.requireAlive();
    }

    private void counts() throws IOException {
        List<Peer> members = members("counts");
        Counters before = Counters.settled(candidate);
        for (int i = 0; i < 10; i++) {
            members.get(0).send(Frame.binary(Content.slice(0, SIZE)));
            for (Peer member : members) {
                member.binary();
            }
        }
        before.awaitMoves(Map.of("messagesIn", 10L, "messagesOut", 10L * MEMBERS));
    }
}
