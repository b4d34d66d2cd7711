package dev.onecore.calibration;

import dev.onecore.contract.Close;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Identity;
import dev.onecore.contract.Launch;
import dev.onecore.contract.Server;
import dev.onecore.contract.Service;
import dev.onecore.sampler.Sampler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The contract {@code onecore/1} on the JDK's selector, with {@link Faults} that were asked for. */
public final class CalibrationServer implements Server {
    private static final String SYSTEM = "calibration";
    private static final int BACKLOG = 1_024;
    private static final int MOST_OF_HEAD = 16 * 1024;
    private static final int WRONG_USAGE = 2;

    /** How long peers have to answer a close frame at shutdown; {@link Launch} allows 4 s for all. */
    private static final long SHUTDOWN_SECONDS = 3;

    private final Service service;
    private final Faults faults;
    private final Loop loop;
    private final Link link;
    private final UnscheduledGaps gaps;
    private final WorkPerEcho workPerEcho;
    private final RateLimit rateLimit;
    private final Leak leak;
    private final Memory memory;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Set<Peer> open = new HashSet<>();
    private final Turns turns = new Turns();
    private final CountDownLatch allGone = new CountDownLatch(1);
    private boolean closing;
    private long arrived;
    private long echoes;
    private int conversations;

    private CalibrationServer(Faults faults) throws IOException {
        this.service = Service.of(new Identity(SYSTEM, Runtime.version().toString(), 1, "nio", true), Endpoint.TOPIC);
        this.faults = faults;
        this.gaps = faults.gaps();
        this.loop = new Loop(faults.freezes(), gaps, turns::serve);
        this.link = faults.link();
        this.workPerEcho = faults.workPerEcho();
        this.leak = faults.leak();
        this.rateLimit = faults.rateLimit();
        this.memory = new Memory(faults.touchBytes());
    }

    /** Starts the server from the command line; see {@link Faults#HELP}, and {@link Launch} for all else. */
    public static void main(String[] arguments) {
        try {
            Faults faults = Faults.read(arguments);
            Launch.run(SYSTEM, faults.others(), Sampler::ofThisProcess, (host, port) -> start(host, port, faults));
            if (List.of(arguments).contains("--help")) {
                System.out.print(Faults.HELP);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(SYSTEM + ": " + wrong.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    private static CalibrationServer start(String host, int port, Faults faults) throws IOException {
        CalibrationServer server = new CalibrationServer(faults);
        server.listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.listener.bind(new InetSocketAddress(host, port), BACKLOG);
        server.loop.register(server.listener, SelectionKey.OP_ACCEPT, key -> server.accept());
        server.loop.start();
        if (faults.burnPercent() > 0) {
            Burner.start(faults.burnPercent());
        }
        return server;
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Greeting greeting = new Greeting();
                Peer peer = new Peer(channel, loop, link, service.pool(), greeting);
                greeting.peer = Optional.of(peer);
                open.add(peer);
            }
        } catch (IOException refused) {
            // The peer is gone already, or the process has no file left for it: others may still be served.
            service.counters().error();
        }
    }

    /** A connection that has not said yet what it wants. */
    private final class Greeting implements Peer.Reader {
        private Optional<Peer> peer = Optional.empty();

        @Override
        public void read(ByteBuffer in) {
            String text = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                in.position(in.position() + end + 4);
                greet(peer.orElseThrow(), text.substring(0, end), in);
            } else if (text.length() > MOST_OF_HEAD) {
                in.position(in.limit());
                peer.orElseThrow().raw(Request.bad());
                peer.orElseThrow().end();
            }
        }

        @Override
        public void drained() {
            // A head is short.
        }

        @Override
        public void gone() {
            forget(peer.orElseThrow());
        }
    }

    private void greet(Peer peer, String head, ByteBuffer in) {
        Optional<Request> request = Request.read(head);
        Optional<Endpoint> endpoint = request.flatMap(asked -> asked.upgrade(service));
        if (endpoint.isEmpty() || closing) {
            peer.raw(request.map(asked -> asked.answer(service)).orElseGet(Request::bad));
            in.position(in.limit());
            peer.end();
            return;
        }
        peer.raw(request.get().accept());
        service.counters().opened();
        memory.connected(loop);
        leak.connected(loop);
        peer.hold(faults.holdBytes());
        Conversation conversation =
                new Conversation(endpoint.get(), peer, service, this::echo, corruption(endpoint.get()), () -> {
                    service.counters().closed();
                    forget(peer);
                });
        peer.readBy(conversation);
        conversation.read(in);
    }

    private Optional<Corruption> corruption(Endpoint endpoint) {
        List<Corruption> corruptions = faults.corruptions();
        return corruptions.isEmpty() || endpoint != Endpoint.UPLOAD
                ? Optional.empty()
                : Optional.of(corruptions.get(conversations++ % corruptions.size()));
    }

    private void forget(Peer peer) {
        open.remove(peer);
        if (closing && open.isEmpty()) {
            allGone.countDown();
        }
    }

    private void echo(Peer peer, boolean text, byte[] payload) {
        long nowNs = System.nanoTime();
        faults.freezes().message(nowNs);
        service.counters().received(payload.length);
        long delayNs = faults.delayNs(arrived++) + rateLimit.waitNs(nowNs);
        if (delayNs > 0 || rateLimit.keepsLine()) {
            loop.at(nowNs + delayNs, () -> answer(peer, text, payload));
        } else {
            turns.add(peer.line(), () -> answer(peer, text, payload));
        }
    }

    private void answer(Peer peer, boolean text, byte[] payload) {
        boolean last = peer.line().isLast();
        long orderedNs = workPerEcho.orderedNs();
        workPerEcho.work(System.nanoTime());
        if (faults.swallowEvery() > 0 && ++echoes % faults.swallowEvery() == 0) {
            return;
        }
        send(peer, text, payload);
        if (workPerEcho.takesTime() || gaps.kept() || last) {
            peer.flush();
        }
        gaps.served(orderedNs);
    }

    private void send(Peer peer, boolean text, byte[] payload) {
        peer.frame(text ? Frames.TEXT : Frames.BINARY, ByteBuffer.wrap(payload));
        service.counters().sent(payload.length);
        if (!peer.writable()) {
            peer.pause();
        }
    }

    @Override
    public int port() {
        return listener.socket().getLocalPort();
    }

    @Override
    public void close() {
        loop.submit(() -> {
            closing = true;
            try {
                listener.close();
            } catch (IOException ignored) {
                // It accepts nothing more either way.
            }
            if (open.isEmpty()) {
                allGone.countDown();
            }
            List.copyOf(open).forEach(peer -> peer.close(Close.GOING_AWAY, "the server ends"));
        });
        try {
            boolean unused = allGone.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        gaps.tell();
    }
}
