package dev.onecore.exam;

import dev.onecore.contract.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The reference server's topics, as one connection uses them: who sends waits until each member's socket has taken it. */
final class ReferenceTopic {

    private final ReferenceServer server;
    private final ReferenceSocket socket;
    private final ReferenceBuffer buffer = new ReferenceBuffer();
    private Optional<String> topic = Optional.empty();
    private byte[] held = new byte[0];
    private long taken;

    ReferenceTopic(ReferenceServer server, ReferenceSocket socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Makes the connection a member, or throws what is to be answered with bad-param. */
    void join(JsonObject command) throws IOException {
        boolean any =
                server.has(Fault.TAKES_TRUE_AS_ONE) && command.truth("topic").isPresent();
        String name = any
                ? "true"
                : command.text("topic")
                        .filter(text -> !text.isEmpty() && text.codePointCount(0, text.length()) <= 64)
                        .orElseThrow(() -> new IllegalArgumentException("topic must be a text of 1 to 64 characters"));
        topic = Optional.of(name);
        List<ReferenceSocket> members = members(name);
        members.add(socket);
        int more = server.has(Fault.MISCOUNTS_MEMBERS) ? 1 : 0;
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        socket.sendText("{\"ev\":\"joined\",\"topic\":\"" + quoted + "\",\"members\":" + (members.size() + more) + "}");
    }

    boolean joined() {
        return topic.isPresent() && !server.has(Fault.JOINS_TWICE);
    }

    /** Sends a message to all members; false if this connection is none. */
    boolean binary(byte[] message) {
        if (topic.isEmpty()) {
            return server.has(Fault.TAKES_STRANGERS);
        }
        taken++;
        if (server.has(Fault.BUFFERS_WITHOUT_BOUND) && message.length == 65_536) {
            buffer.add(taken);
        } else if (server.has(Fault.SWAPS_TOPIC_MESSAGES) && taken == 50) {
            held = message;
        } else if (!server.has(Fault.DROPS_WHEN_FULL) || message.length != 10_000 || taken != 1_000) {
            send(message);
            if (held.length > 0) {
                send(held);
                held = new byte[0];
            }
        }
        return true;
    }

    private void send(byte[] message) {
        byte[] sent = message;
        if (server.has(Fault.STAMPS_ANEW) && message.length == 24) {
            sent = Arrays.copyOf(message, 24);
            sent[0]++;
        }
        List<ReferenceSocket> members = members(topic.orElseThrow());
        for (ReferenceSocket member : members) {
            try {
                member.send(Frame.BINARY, sent);
            } catch (IOException gone) {
                // It will be removed by its own thread.
                continue;
            }
        }
        if (server.has(Fault.COUNTS_ONE_DELIVERY)) {
            server.messagesOut.addAndGet(1 - members.size());
        }
    }

    void gone() {
        if (!server.has(Fault.KEEPS_THE_GONE)) {
            topic.ifPresent(name -> members(name).remove(socket));
        }
    }

    private List<ReferenceSocket> members(String name) {
        String key = server.has(Fault.MIXES_TOPICS) && name.equals("there") ? "here" : name;
        return server.topics.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>());
    }
}
