package dev.onecore.exam;

import dev.onecore.contract.JsonObject;
import dev.onecore.contract.JsonObject.BadJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/** What the reference server does with the messages of one connection. */
final class ReferenceEndpoint {

    private final ReferenceServer server;
    private final ReferenceSocket socket;
    private final String path;
    private final ReferenceUpload upload;
    private final ReferenceTopic topic;
    private final ReferenceBuffer buffer = new ReferenceBuffer();
    private long turnSince;
    private byte[] held = new byte[0];
    private int echoes;
    private int runs;
    private volatile boolean running;
    private volatile boolean stopped;

    ReferenceEndpoint(ReferenceServer server, ReferenceSocket socket, String path) {
        this.server = server;
        this.socket = socket;
        this.path = path;
        this.upload = new ReferenceUpload(server, socket);
        this.topic = new ReferenceTopic(server, socket);
    }

    void gone() {
        stopped = true;
        upload.gone();
        topic.gone();
        if (server.turn.isHeldByCurrentThread()) {
            server.turn.unlock();
        }
    }

    void binary(byte[] payload, int fragments) throws IOException {
        switch (path) {
            case "/echo" -> echo(Frame.BINARY, payload);
            case "/upload" -> upload.binary(payload, fragments);
            case "/idle" -> chat();
            case "/topic" -> {
                takeTurn();
                if (!topic.binary(payload)) {
                    fatal("not-joined");
                }
            }
            default -> {
                if (!server.has(Fault.IGNORES_BINARY)) {
                    fatal("bad-type");
                }
            }
        }
    }

    void text(String text, int bytes) throws IOException {
        if (path.equals("/echo")) {
            echo(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/idle")) {
            chat();
        } else {
            command(text, bytes);
        }
    }

    private void chat() throws IOException {
        if (server.has(Fault.CHATS_WHEN_IDLE)) {
            socket.sendText("hello?");
        }
    }

    private void echo(int opcode, byte[] payload) throws IOException {
        echoes++;
        if (server.has(Fault.STARVES_OTHERS)) {
            server.turn.lock();
            server.turn.unlock();
        }
        if (server.has(Fault.BUFFERS_WITHOUT_BOUND) && payload.length == 65_536) {
            buffer.add(echoes);
            return;
        }
        boolean lost = (payload.length == 0 && opcode == Frame.BINARY && server.has(Fault.LOSES_EMPTY_MESSAGES))
                || (echoes == 700 && server.has(Fault.SWALLOWS_ONE_ECHO));
        if (lost) {
            return;
        }
        if (server.has(Fault.SWAPS_ECHOES) && (echoes == 500 || held.length > 0)) {
            byte[] first = held.length > 0 ? payload : new byte[0];
            byte[] second = held;
            held = held.length > 0 ? new byte[0] : payload;
            if (first.length > 0) {
                socket.send(Frame.TEXT, first);
                socket.send(Frame.TEXT, second);
            }
            return;
        }
        boolean swapped = opcode == Frame.TEXT
                ? server.has(Fault.ECHOES_TEXT_AS_BINARY) && payload.length == 5
                : server.has(Fault.ECHOES_BINARY_AS_TEXT) && payload.length == 256;
        byte[] sent = swapped && opcode == Frame.BINARY ? "bytes".getBytes(StandardCharsets.UTF_8) : payload;
        socket.send(swapped ? 3 - opcode : opcode, sent);
    }

    private void command(String text, int bytes) throws IOException {
        if (bytes > 4_096 && !server.has(Fault.TAKES_LONG_COMMANDS)) {
            error("bad-json", "longer than 4096 bytes");
            return;
        }
        Optional<JsonObject> command = parsed(text);
        Optional<String> op = command.flatMap(each -> each.text("op"));
        if (command.isEmpty() || op.isEmpty()) {
            if (server.has(Fault.DIES_OF_BAD_JSON)) {
                throw new ReferenceSocket.Closing(1011);
            }
            error("bad-json", "not a command");
            return;
        }
        if (server.has(Fault.REFUSES_UNKNOWN_MEMBERS) && command.get().has("note")) {
            error("bad-json", "unknown member");
            return;
        }
        boolean ofTopic = path.equals("/topic");
        switch (ofTopic == op.get().equals("join") ? op.get() : "none") {
            case "join" -> join(command.get());
            case "start" -> start(command.get());
            case "stop" -> stop();
            case "cancel" -> upload.cancel();
            default -> {
                if (!server.has(Fault.IGNORES_UNKNOWN_OPS)) {
                    error("bad-op", "unknown op");
                }
            }
        }
    }

    private void join(JsonObject command) throws IOException {
        if (topic.joined()) {
            error("busy", "it is a member");
            return;
        }
        try {
            topic.join(command);
        } catch (IllegalArgumentException e) {
            error("bad-param", e.getMessage());
        }
    }

    private static Optional<JsonObject> parsed(String text) {
        try {
            return Optional.of(JsonObject.parse(text));
        } catch (BadJson bad) {
            return Optional.empty();
        }
    }

    private void stop() throws IOException {
        if (!running && server.has(Fault.ANSWERS_IDLE_STOPS)) {
            socket.sendText("{\"ev\":\"end\",\"count\":0,\"bytes\":0,\"ns\":0,\"stopped\":true}");
        }
        stopped = true;
    }

    private void start(JsonObject members) throws IOException {
        boolean busy = path.equals("/upload") ? upload.running() : running;
        if (busy && !server.has(Fault.STARTS_TWICE)) {
            error("busy", "one runs");
            return;
        }
        if (++runs > 1 && server.has(Fault.RUNS_ONCE)) {
            throw new ReferenceSocket.Closing(1000);
        }
        try {
            switch (path) {
                case "/stream" -> {
                    long count = number(members, "count", 0, 1_000_000_000);
                    int size = (int) number(members, "size", 24, 1 << 20);
                    if (size == 25 && server.has(Fault.REFUSES_ODD_SIZES)) {
                        throw new IllegalArgumentException("size must be even");
                    }
                    double whole = number(members, "rate", 0, 1_000_000_000);
                    double rate = Math.max(whole, members.number("rate").orElse(whole));
                    if (rate != whole && server.has(Fault.WANTS_WHOLE_RATES)) {
                        throw new IllegalArgumentException("rate must be a whole number");
                    }
                    spawn(() -> stream(count, size, rate));
                }
                case "/upload" -> {
                    long size = number(members, "size", 0, 1L << 30);
                    upload.start(
                            members.text("id").orElseThrow(),
                            size,
                            members.text("digest").orElseThrow());
                }
                default -> {
                    long most = server.has(Fault.SENDS_ANY_LENGTH) ? 1L << 30 : 64 << 20;
                    int usual = server.has(Fault.HAS_ANOTHER_DEFAULT) ? 32_768 : 65_536;
                    long chunk = members.has("chunk") ? number(members, "chunk", 0, 1L << 30) : usual;
                    long size = number(members, "size", 0, chunk == 0 ? most : 1L << 30);
                    spawn(() -> download(size, chunk));
                }
            }
        } catch (IllegalArgumentException e) {
            error("bad-param", e.getMessage());
        }
    }

    private long number(JsonObject members, String name, long least, long most) {
        if (members.truth(name).equals(Optional.of(true)) && server.has(Fault.TAKES_TRUE_AS_ONE)) {
            return Math.max(1, least);
        }
        OptionalDouble value = members.number(name);
        if (value.isEmpty() || value.getAsDouble() < least || value.getAsDouble() > most) {
            throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most);
        }
        return (long) value.getAsDouble();
    }

    private interface Run {
        void go() throws IOException;
    }

    private void spawn(Run run) {
        running = true;
        stopped = false;
        ReferenceServer.spawn(() -> {
            try {
                run.go();
            } catch (IOException e) {
                running = false;
            } finally {
                if (server.turn.isHeldByCurrentThread()) {
                    server.turn.unlock();
                }
            }
        });
    }

    private void stream(long count, int size, double rate) throws IOException {
        ReferenceStream stream = new ReferenceStream(server, size);
        long start = System.nanoTime();
        long i = 0;
        for (; !stopped && (count == 0 || i < count); i++) {
            if (rate > 0 && !(rate == 500 && server.has(Fault.BURSTS))) {
                await(start, i, rate);
            }
            takeTurn();
            if (server.has(Fault.BUFFERS_WITHOUT_BOUND) && rate == 0 && count == 0) {
                buffer.add(i);
            } else if (!server.has(Fault.DROPS_WHEN_FULL) || size != 10_000 || i != 1_000) {
                socket.send(Frame.BINARY, stream.message(i));
            }
        }
        if (server.has(Fault.COUNTS_NO_STREAM)) {
            server.messagesOut.addAndGet(-i);
        }
        running = false;
        boolean silent = stopped && (size == 1_000 || rate == 100) && server.has(Fault.STOPS_SILENTLY);
        long said = server.has(Fault.MISCOUNTS_THE_STREAM) && count == 50 ? i + 1 : i;
        if (!silent) {
            socket.sendText("{\"ev\":\"end\",\"count\":" + said + ",\"bytes\":" + said * size + ",\"ns\":"
                    + (System.nanoTime() - start) + ",\"stopped\":" + stopped + "}");
        }
    }

    /** Lets everyone else have a turn every 0.3 s only, if at all. */
    private void takeTurn() {
        if (!server.has(Fault.STARVES_OTHERS)) {
            return;
        }
        if (!server.turn.isHeldByCurrentThread()) {
            server.turn.lock();
            turnSince = System.nanoTime();
        } else if (System.nanoTime() - turnSince > 300_000_000) {
            server.turn.unlock();
            server.turn.lock();
            turnSince = System.nanoTime();
        }
    }

    private void await(long start, long i, double rate) {
        if (server.has(Fault.DRIFTS)) {
            LockSupport.parkNanos((long) (1e9 / rate));
            return;
        }
        long due = start + (long) (i * 1e9 / rate);
        for (long now = System.nanoTime(); now < due && !stopped; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    private void download(long size, long chunk) throws IOException {
        long start = System.nanoTime();
        long each = chunk == 0 ? size : chunk;
        if (server.has(Fault.CUTS_ONE_MESSAGE) && chunk == 0 && size == 3_000_000) {
            each = 1 << 20;
        }
        long chunks = 0;
        for (long position = 0; position < size && !stopped; position += each) {
            takeTurn();
            if (server.has(Fault.BUFFERS_WITHOUT_BOUND) && size >= 1L << 29) {
                buffer.add(chunks++);
                continue;
            }
            boolean repeats = server.has(Fault.REPEATS_A_CHUNK) && chunks == 50 && size == 7_000_000;
            long from = repeats ? position - each : position;
            socket.send(Frame.BINARY, Content.slice(from, (int) Math.min(each, size - position)));
            chunks++;
        }
        running = false;
        if (size > 0 || chunk > 0 || !server.has(Fault.SAYS_NOTHING_OF_NOTHING)) {
            long said = server.has(Fault.MISCOUNTS_CHUNKS) && chunk == 1_000 ? chunks + 1 : chunks;
            socket.sendText("{\"ev\":\"end\",\"bytes\":" + size + ",\"chunks\":" + said + ",\"ns\":"
                    + (System.nanoTime() - start) + "}");
        }
    }

    void error(String code, String words) throws IOException {
        if (!server.has(Fault.COUNTS_NO_ERRORS)) {
            server.errors.incrementAndGet();
        }
        socket.sendText("{\"ev\":\"error\",\"code\":\"" + code + "\",\"fatal\":false,\"msg\":\"" + words + "\"}");
    }

    private void fatal(String code) throws IOException {
        server.errors.incrementAndGet();
        socket.sendText("{\"ev\":\"error\",\"code\":\"" + code + "\",\"fatal\":true,\"msg\":\"no\"}");
        throw new ReferenceSocket.Closing(1008);
    }
}
