package dev.onecore.box;

import dev.onecore.host.CorePlan;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Environment.MachineFacts;
import dev.onecore.monitor.ServerPlace;
import dev.onecore.monitor.ServerUnderTest;
import dev.onecore.ssh.SshFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Contenders run on a box. Where the box was lost, the next start connects again: the trial that ran has failed, and the campaign
 * goes on if the box comes back.
 */
public final class BoxPlace implements ServerPlace {

    /** A server's own time to become ready, and the way. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(40);

    private final Box box;
    private final SshFiles files;
    private final Path contenders;
    private final String main;
    private final boolean keep;
    private final Consumer<String> noted;
    private final String address;
    private final Map<Long, BoxServer> servers;
    private BoxSession session;
    private BoxCommand commands;
    private boolean closed;

    private BoxPlace(
            Box box,
            SshFiles files,
            Path contenders,
            String main,
            boolean keep,
            Consumer<String> noted,
            String address,
            Map<Long, BoxServer> servers,
            BoxSession session) {
        this.box = box;
        this.files = files;
        this.contenders = contenders;
        this.main = main;
        this.keep = keep;
        this.noted = noted;
        this.address = address;
        this.servers = servers;
        this.session = session;
        this.commands = new BoxCommand(box, session.folder(), contenders);
    }

    /**
     * Connects to a box and starts the agent there.
     *
     * @param contenders the folder {@code servers/} of the project
     * @param main the class that runs {@link BoxAgent#serve}
     * @param keep whether the run's folder stays there
     * @param noted hears what was copied, and whatever else there is to know, a sentence each
     * @throws IOException when that is not possible, in words
     */
    public static BoxPlace open(
            Box box, SshFiles files, Path contenders, String main, boolean keep, Consumer<String> noted)
            throws IOException {
        String address;
        try {
            // By number, since a machine's own name leads to its loopback on many systems.
            address = InetAddress.getByName(box.address()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IOException(
                    "box " + box.name() + ": address '" + box.address()
                            + "' does not resolve here; give the one that the injectors use as 'address' in the inventory",
                    e);
        }
        Map<Long, BoxServer> servers = new ConcurrentHashMap<>();
        BoxSession session = BoxSession.open(box, files, main, keep, event -> told(servers, event));
        noted.accept(box.name() + ": " + session.copied());
        session.noDeathSignal()
                .ifPresent(why -> noted.accept(
                        box.name() + ": if the agent there is killed by SIGKILL, each server ends by watching its"
                                + " standard input alone: setpriv --pdeathsig is refused (" + why + ")"));
        return new BoxPlace(box, files, contenders, main, keep, noted, address, servers, session);
    }

    private static void told(Map<Long, BoxServer> servers, BoxMessage event) {
        if (event.has(BoxMessage.ENDED)) {
            BoxServer server = servers.get(event.number(BoxMessage.ENDED));
            if (server != null) {
                server.ended(event.text("said"));
            }
        }
    }

    @Override
    public synchronized ServerUnderTest start(Descriptor descriptor, Path log) throws IOException {
        if (closed) {
            throw new IOException("the run is over");
        }
        if (session.lost()) {
            again();
        }
        BoxMessage started = session.agent()
                .ask(
                        BoxQuestion.START,
                        BoxMessage.empty()
                                .with("command", commands.of(descriptor))
                                .with("directory", session.folder().path())
                                .with("address", address),
                        START_TIMEOUT);
        BoxServer server = new BoxServer(session, started, address, log);
        servers.put(server.number(), server);
        return server;
    }

    private void again() throws IOException {
        session.close();
        servers.clear();
        session = BoxSession.open(box, files, main, keep, event -> told(servers, event));
        commands = new BoxCommand(box, session.folder(), contenders);
        noted.accept(box.name() + " is back: " + session.copied());
    }

    @Override
    public CorePlan cores() {
        return session.cores();
    }

    @Override
    public String words() {
        return " of " + box.name();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        session.facts().forEach((name, value) -> facts.put(MachineFacts.SERVERS + name, value));
        facts.put(MachineFacts.SERVERS + "name", box.name());
        return facts;
    }

    @Override
    public synchronized void close() {
        closed = true;
        session.close();
    }
}
