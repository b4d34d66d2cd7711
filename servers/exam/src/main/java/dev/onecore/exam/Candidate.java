package dev.onecore.exam;

import dev.onecore.contract.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server under examination, and the connections that the current rule has open to it. */
final class Candidate implements ExamTarget {

    /** A host's name may hold an underscore, as those of containers do; {@link URI#getHost} knows no such host. */
    private static final Pattern ADDRESS = Pattern.compile("ws://(\\[[^]@/]+]|[^\\[\\]:/?#@]+):(\\d{1,5})/?");

    private final String host;
    private final int port;
    private final Queue<RawSocket> sockets = new ConcurrentLinkedQueue<>();
    private @Nullable IdleProbe idleProbe;

    Candidate(URI server) {
        Matcher address = ADDRESS.matcher(server.toString());
        if (!address.matches() || !isPort(address.group(2))) {
            String shown = server.toString().replaceFirst("//.*@", "//redacted@");
            throw new IllegalArgumentException("server '" + shown + "' must be of the form ws://host:port");
        }
        this.host = address.group(1);
        this.port = Integer.parseInt(address.group(2));
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }

    /** Returns whether the server runs on this machine, so that /proc describes it too. */
    boolean isLocal() {
        return address().getAddress() != null && address().getAddress().isLoopbackAddress();
    }

    private InetSocketAddress address() {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new InetSocketAddress(bare, port);
    }

    /** Returns whether the server accepts TCP connections. */
    boolean accepts() {
        return accepts(address());
    }

    static boolean accepts(InetSocketAddress address) {
        try (RawSocket socket = RawSocket.connect(address, 0)) {
            return socket.isOpen();
        } catch (IOException e) {
            return false;
        }
    }

    RawSocket tcp() throws IOException {
        return tcp(0);
    }

    private RawSocket tcp(int receiveBuffer) throws IOException {
        RawSocket socket = RawSocket.connect(address(), receiveBuffer);
        sockets.add(socket);
        return socket;
    }

    Handshake handshake(String path) {
        return Handshake.at(path, host + ":" + port);
    }

    /** Opens a WebSocket. */
    Peer open(String path) throws IOException {
        return open(path, 0);
    }

    /** Opens a WebSocket that can hold little unread, so that a server which sends soon has to wait. */
    Peer openNarrow(String path) throws IOException {
        return open(path, 8_192);
    }

    private Peer open(String path, int receiveBuffer) throws IOException {
        RawSocket socket = tcp(receiveBuffer);
        Handshake handshake = handshake(path);
        socket.write(handshake.bytes());
        handshake.requireAcceptedBy(HttpReply.read(socket));
        return new Peer(socket);
    }

    HttpReply get(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
        try (RawSocket socket = tcp()) {
            socket.write(request.getBytes(StandardCharsets.ISO_8859_1));
            return HttpReply.read(socket);
        }
    }

    CheckedJson info() throws IOException {
        HttpReply reply = get("/info");
        Violation.unlessEqual("GET /info answered with status", 200, reply.status());
        return CheckedJson.parse(reply.body());
    }

    /**
     * Looks whether the server says that it has an optional endpoint.
     *
     * @throws Unobservable if it does not, so that rules of that endpoint do not apply to it
     */
    void requireAnnounced(Endpoint endpoint) throws IOException {
        if (!info().words("optional").containsAll(endpoint.part().stream().toList())) {
            throw new Unobservable("the server does not announce " + endpoint.path());
        }
    }

    /** Proves that the server goes on, also a moment later: one that dies of what just came may still have taken a connection. */
    void requireAlive() throws IOException {
        requireAnswers();
        pause();
        requireAnswers();
    }

    /** Its health, and an echo on a new connection. */
    private void requireAnswers() throws IOException {
        Violation.unlessEqual("afterwards GET /health", 200, get("/health").status());
        Peer peer = open("/echo");
        peer.say("still here?");
        Violation.unlessEqual("afterwards echo", "still here?", peer.text());
        peer.socket().close();
    }

    /** Opens a connection that outlives the rule, to see what the server does to one that stays idle. */
    void beginIdleProbe() throws IOException {
        Peer peer = open("/idle");
        sockets.remove(peer.socket());
        idleProbe = new IdleProbe(peer, System.nanoTime());
    }

    Optional<IdleProbe> idleProbe() {
        return Optional.ofNullable(idleProbe);
    }

    @Override
    public List<Rule> rules() {
        return Rules.of(this);
    }

    @Override
    public boolean isLost() {
        return !accepts();
    }

    @Override
    public void end() {
        idleProbe().ifPresent(each -> each.peer().socket().abandon());
        release();
    }

    /** Lets the server have 20 ms. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unobservable("the exam was interrupted");
        }
    }

    /** Closes every connection that is still open, abruptly: a rule that ended early may have left data unread. */
    @Override
    public void release() {
        for (RawSocket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.abandon();
        }
    }
}
