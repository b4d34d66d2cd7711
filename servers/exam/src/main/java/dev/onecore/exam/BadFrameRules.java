package dev.onecore.exam;

import dev.onecore.contract.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Frames that RFC 6455 or the limits forbid; each must end its own connection and nothing else. */
final class BadFrameRules {

    private static final long CLAIMS_MAY_COST = 32L << 20;
    private static final String TOO_LARGE = "message over maxMessage, in one frame or in fragments: close 1009 …";

    private final Candidate candidate;

    BadFrameRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("oversize-frame", TOO_LARGE, this::oversizeFrame),
                rule("oversize-fragments", TOO_LARGE, this::oversizeFragments),
                rule("oversize-claim", "close 1009 …, without allocating what the header claims", this::oversizeClaim)
                        .needing("upgrades", "info-readable"),
                rule(
                        "unmasked-frame",
                        "unmasked client frame: close 1002 or dropped",
                        () -> refused(1002, Frame.text("bare").unmasked())),
                rule("reserved-bits", "reserved bits: close 1002 or dropped", this::reservedBits),
                rule("bad-opcode", "bad opcode: close 1002 or dropped", this::badOpcodes),
                rule("long-control-frame", "control frame over 125 bytes: close 1002 or dropped", this::longControl),
                rule(
                        "fragmented-control-frame",
                        "control frames MUST NOT be fragmented (RFC 6455, 5.4)",
                        () -> refused(1002, Frame.ping("half").unfinished(), Frame.continuation(new byte[1]))),
                rule("fragments-out-of-order", "fragments (RFC 6455, 5.4)", this::outOfOrder),
                rule("invalid-utf8", "text that is not UTF-8: close 1007 or dropped", this::invalidUtf8),
                rule("half-frame-survived", "peer gone …: nothing leaks", this::halfFrames)
                        .needing("upgrades", "info-readable"));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.BAD_FRAMES, name, sentence, check).needing("upgrades");
    }

    /** Sends frames on a connection of their own, which the server must end, while another one goes on. */
    private void refused(int code, Frame... frames) throws IOException {
        refusedAt("/echo", code, frames);
    }

    private void refusedAt(String path, int code, Frame... frames) throws IOException {
        Peer bystander = candidate.open("/echo");
        Peer peer = candidate.open(path);
        try {
            peer.send(frames);
        } catch (IOException e) {
            bystander.requirePong("dropped while we sent");
            return;
        }
        peer.closedOrDropped(code);
        bystander.say("unaffected");
        Violation.unlessEqual("echo on another connection", "unaffected", bystander.text());
        peer.socket().close();
        bystander.socket().close();
    }

    private void oversizeFrame() throws IOException {
        refused(1009, Frame.binary(new byte[Limits.MAX_MESSAGE + 1]));
        refused(1009, Frame.text("t".repeat(Limits.MAX_MESSAGE + 1)));
        refusedAt("/upload", 1009, Frame.binary(new byte[Limits.MAX_MESSAGE + 1]));
        refusedAt("/stream", 1009, Frame.text(" ".repeat(Limits.MAX_MESSAGE + 1)));
    }

    /** The message never ends, so that only a server which counts while it joins can refuse it. */
    private void oversizeFragments() throws IOException {
        byte[] quarter = new byte[Limits.MAX_MESSAGE / 4];
        Frame first = Frame.binary(quarter).unfinished();
        Frame more = Frame.continuation(quarter).unfinished();
        refused(1009, first, more, more, more, Frame.continuation(new byte[1]).unfinished(), more);
        refused(1009, first, more, more, more, Frame.continuation(new byte[1]));
    }

    private void oversizeClaim() throws IOException {
        long before = candidate.info().count("rssBytes");
        for (long claim : new long[] {Limits.MAX_MESSAGE + 1, 1L << 30, Integer.MAX_VALUE, 1L << 32, 1L << 62}) {
            Peer peer = candidate.open("/echo");
            peer.send(Frame.binary(new byte[1_000]).claiming(claim));
            peer.closedOrDropped(1009);
        }
        Peer peer = candidate.open("/echo");
        peer.send(Frame.binary(new byte[1_000]).claiming(Long.MIN_VALUE));
        Arrival arrival = peer.next();
        boolean ended = arrival instanceof Arrival.Close || arrival instanceof Arrival.Gone;
        Violation.unless(ended, "a close for a length of 2^63", arrival.words());
        long grown = candidate.info().count("rssBytes") - before;
        Violation.unless(grown < CLAIMS_MAY_COST, "rssBytes to grow by less than 32 MiB", (grown >> 20) + " MiB");
        candidate.requireAlive();
    }

    private void reservedBits() throws IOException {
        for (int bits : new int[] {1, 2, 4, 7}) {
            refused(1002, Frame.text("reserved").reserved(bits));
        }
        refused(1002, Frame.ping("reserved").reserved(4));
    }

    private void badOpcodes() throws IOException {
        for (int opcode : new int[] {3, 7, 11, 15}) {
            refused(1002, Frame.of(opcode, new byte[] {1}));
        }
    }

    private void longControl() throws IOException {
        refused(1002, Frame.ping("p".repeat(126)));
        refused(1002, Frame.of(Frame.PONG, new byte[200]));
        refused(1002, Frame.close(1000, "r".repeat(124)));
    }

    private void outOfOrder() throws IOException {
        refused(1002, Frame.continuation(new byte[] {1}));
        refused(1002, Frame.text("one").unfinished(), Frame.text("two"));
    }

    private void invalidUtf8() throws IOException {
        Map<String, String> broken = Map.of(
                "a lone continuation byte", "80",
                "a truncated character", "e282",
                "an overlong slash", "c0af",
                "a surrogate", "eda080",
                "beyond U+10FFFF", "f4908080",
                "a Latin-1 text", "4772fcdf65");
        for (Map.Entry<String, String> each : broken.entrySet()) {
            byte[] bytes = HexFormat.of().parseHex(each.getValue());
            try {
                refused(1007, Frame.of(Frame.TEXT, bytes));
            } catch (Violation violation) {
                throw new Violation(violation.expected() + " for " + each.getKey(), violation.seen());
            }
        }
        byte[] good = "é".getBytes(StandardCharsets.UTF_8);
        refused(1007, Frame.of(Frame.TEXT, Arrays.copyOf(good, 1)).unfinished(), Frame.continuation(new byte[] {'x'}));
        refusedAt("/stream", 1007, Frame.of(Frame.TEXT, new byte[] {(byte) 0xff}));
    }

    private void halfFrames() throws IOException {
        Counters before = Counters.settled(candidate);
        byte[] whole = Frame.binary(Content.slice(0, 1_000)).bytes();
        for (String path : Rules.ENDPOINTS) {
            for (int part : new int[] {1, 3, 500}) {
                byte[] half = Arrays.copyOf(whole, part);
                Peer gone = candidate.open(path);
                gone.socket().write(half);
                gone.socket().reset();
                Peer finished = candidate.open(path);
                finished.socket().write(half);
                finished.socket().finish();
                finished.socket().close();
            }
        }
        before.awaitMoves(Map.of("connectionsOpen", 0L));
        candidate.requireAlive();
    }
}
