package dev.onecore.examples;

import static dev.onecore.examples.MqttPackets.bytes;
import static dev.onecore.examples.MqttPackets.packet;

import dev.onecore.examples.SmallServer.Peer;
import dev.onecore.examples.SmallServer.Talk;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of each protocol as its example speaks. */
public final class SmallPeers {
    private static final Pattern ID = Pattern.compile("\"id\":\"?([\\w-]+)");

    private SmallPeers() {}

    private static String find(String expression, String text) {
        Matcher found = Pattern.compile(expression).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String id(String text) {
        Matcher found = ID.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** JSON-RPC, whose replies come in another order than its requests. */
    public static Peer jsonRpc() {
        return new Peer() {
            @Override
            public void text(Talk talk, String text) {
                talk.after(
                        ThreadLocalRandom.current().nextInt(30),
                        () -> talk.send("{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":\"" + id(text) + "\"}"));
            }
        };
    }

    /** A chat: who has a token is welcome, and what one says all in the room hear. */
    public static Peer chat() {
        AtomicInteger pings = new AtomicInteger();
        return new Peer() {
            @Override
            public void open(Talk talk) {
                talk.every(100, () -> {
                    pings.incrementAndGet();
                    talk.send("{\"type\":\"ping\"}");
                });
            }

            @Override
            public void text(Talk talk, String text) {
                if (text.contains("\"login\"")) {
                    boolean known = talk.header("Authorization").matches("Bearer token\\d+");
                    room(talk, "{\"type\":\"joined\"}");
                    talk.send(
                            known
                                    ? "{\"type\":\"welcome\",\"member\":\"m" + find("\"name\":\"(\\w+)", text) + "\"}"
                                    : "{}");
                } else if (text.contains("\"say\"")) {
                    room(talk, text.replace("\"say\"", "\"said\""));
                }
            }

            private void room(Talk talk, String said) {
                talk.all().stream()
                        .filter(each -> each.path().equals(talk.path()))
                        .forEach(each -> each.send(said));
            }
        };
    }

    /** Socket.IO, with an event that has an attachment. */
    public static Peer socketIo() {
        return new Peer() {
            @Override
            public void open(Talk talk) {
                talk.send("0{\"sid\":\"abc\",\"upgrades\":[],\"pingInterval\":200,\"pingTimeout\":200}");
                talk.every(200, () -> talk.send("2"));
            }

            @Override
            public void text(Talk talk, String text) {
                if (text.equals("40")) {
                    talk.send("40{\"sid\":\"def\"}");
                    talk.send("451-[\"file\",{\"_placeholder\":true,\"num\":0}]");
                    talk.send(new byte[] {1, 2, 3});
                    talk.send("42[\"news\"]");
                } else if (text.startsWith("42")) {
                    talk.send("43" + find("^42(\\d+)", text) + "[\"ok\"]");
                }
            }
        };
    }

    /** STOMP: receipts, and each message to who subscribed. */
    public static Peer stomp() {
        return new Peer() {
            @Override
            public void text(Talk talk, String text) {
                String receipt = find("\nreceipt:(\\S+)", text);
                if (text.startsWith("CONNECT")) {
                    talk.send("CONNECTED\nversion:1.2\nheart-beat:1000,1000\n\n\0");
                    talk.every(300, () -> talk.send("\n"));
                } else if (text.startsWith("SEND")) {
                    talk.send(
                            "MESSAGE\nsubscription:0\nmessage-id:1\ndestination:/topic/news\n\nnews\0RECEIPT\nreceipt-id:"
                                    + receipt + "\n\n\0");
                } else if (!receipt.isEmpty()) {
                    talk.send("RECEIPT\nreceipt-id:" + receipt + "\n\n\0");
                }
            }
        };
    }

    /** GraphQL: three results to a subscription, some time apart. */
    public static Peer graphQl() {
        return new Peer() {
            @Override
            public void text(Talk talk, String text) {
                if (text.contains("connection_init")) {
                    talk.send("{\"type\":\"connection_ack\"}");
                    talk.every(200, () -> talk.send("{\"type\":\"ping\"}"));
                } else if (text.contains("subscribe")) {
                    String id = id(text);
                    for (int result = 1; result <= 3; result++) {
                        talk.after(
                                5L * result,
                                () -> talk.send("{\"id\":\"" + id + "\",\"type\":\"next\",\"payload\":{}}"));
                    }
                    talk.after(20, () -> talk.send("{\"id\":\"" + id + "\",\"type\":\"complete\"}"));
                }
            }
        };
    }

    /** MQTT: acknowledgements, two packets in a frame and one in two, and each publication to who subscribed. */
    public static Peer mqtt() {
        return new Peer() {
            @Override
            public void binary(Talk talk, byte[] came) {
                switch (came[0] & 0xf0) {
                    case 0x10 -> talk.send(packet(0x20, bytes(0, 0)));
                    case 0x80 -> talk.send(packet(0x90, bytes(came[2], came[3], 1)));
                    case 0x30 -> {
                        byte[] both = MqttPackets.concat(
                                packet(0x40, bytes(came[7], came[8])),
                                packet(0x32, MqttPackets.text("t/a"), bytes(came[7], came[8], 1, 2, 3)));
                        talk.send(java.util.Arrays.copyOf(both, 6));
                        talk.send(java.util.Arrays.copyOfRange(both, 6, both.length));
                    }
                    default -> {
                        // Acknowledgements and the end need no answer.
                    }
                }
            }
        };
    }
}
