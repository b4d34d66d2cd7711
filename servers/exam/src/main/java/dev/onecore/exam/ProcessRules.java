package dev.onecore.exam;

import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Start, ready line and end of a server's process. */
final class ProcessRules {

    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration REFUSING = Duration.ofSeconds(20);
    private static final String[] ANY_PORT = {"--port", "0", "--host", "127.0.0.1"};

    private final Launches launches;

    ProcessRules(Launches launches) {
        this.launches = launches;
    }

    List<Rule> all() {
        return List.of(
                rule("ready-line", "it prints one line on stdout: {\"event\":\"ready\",\"port\":N,…}", this::ready),
                rule("port-argument", "Started as <command> --port N --host H", this::port)
                        .needing("ready-line"),
                rule("default-host", "--host defaults to 127.0.0.1", this::defaultHost)
                        .needing("ready-line"),
                rule("sigterm", "SIGTERM: … close open WebSockets with 1001, exit 0 within 5 s", this::sigterm)
                        .needing("ready-line"),
                rule("sigterm-beside-unread", "SIGTERM: … exit 0 within 5 s", this::sigtermUnread)
                        .needing("ready-line"),
                rule("busy-port", "A busy port …: one line on stderr that names the argument, exit 2", this::busyPort),
                rule("bad-argument", "… a bad argument: one line on stderr that names the argument, exit 2", this::bad),
                rule(
                                "parent-watch",
                                "With --parent-watch it exits when its standard input reaches end of file",
                                this::watched)
                        .needing("ready-line"),
                rule("no-parent-watch", "With --parent-watch it exits when … (and only then)", this::unwatched)
                        .needing("ready-line"));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.PROCESS, name, sentence, check).within(Duration.ofSeconds(60));
    }

    private void ready() throws IOException {
        Launch launch = launches.start(ANY_PORT);
        CheckedJson ready = launch.ready();
        long pid = ready.count("pid");
        Violation.unless(launch.owns(pid), "the pid of the process that was started", pid);
        Violation.unless(!ready.text("system").isBlank(), "system not blank", "''");
        Violation.unless(launches.candidate(launch).accepts(), "a port that accepts", ready);
    }

    private void port() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Launch launch = launches.start("--port", Integer.toString(free), "--host", "127.0.0.1");
        Violation.unlessEqual("port", (long) free, launch.ready().count("port"));
        launches.candidate(launch).requireAlive();
    }

    private void defaultHost() throws IOException {
        Launch launch = launches.start("--port", "0");
        int port = (int) launch.ready().count("port");
        launches.candidate(launch).requireAlive();
        Optional<InetAddress> outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .findFirst();
        if (outer.isPresent() && Candidate.accepts(new InetSocketAddress(outer.get(), port))) {
            throw new Violation(
                    "no port open but on loopback", "one at " + outer.get().getHostAddress());
        }
    }

    private void sigterm() throws IOException {
        Launch launch = launches.start(ANY_PORT);
        Candidate candidate = launches.candidate(launch);
        Peer idle = candidate.open("/idle");
        Peer echo = candidate.open("/echo");
        Peer upload = candidate.open("/upload");
        upload.command(new StartUpload("unfinished", 10, Digest.CRC32));
        upload.requirePong("started");
        Peer stream = candidate.open("/stream");
        stream.command(new StartStream(0, 24, 100));
        stream.binary();
        launch.terminate();
        for (Peer peer : List.of(idle, echo, upload, stream)) {
            Arrival last = peer.next();
            while (last instanceof Arrival.Binary || last instanceof Arrival.Text) {
                last = peer.next();
            }
            boolean right = last instanceof Arrival.Close close && close.code() == 1001;
            Violation.unless(right, "close 1001", last.words());
            peer.socket().close();
        }
        Violation.unlessEqual("exit status", 0, launch.exit(STOPPING));
        Violation.unless(!candidate.accepts(), "a closed port afterwards", "an open one");
    }

    private void sigtermUnread() throws IOException {
        Launch launch = launches.start(ANY_PORT);
        Candidate candidate = launches.candidate(launch);
        Peer unread = candidate.openNarrow("/stream");
        unread.command(new StartStream(0, 65_536, 0));
        unread.binary();
        candidate.open("/idle");
        launch.terminate();
        Violation.unlessEqual("exit status", 0, launch.exit(STOPPING));
    }

    private void busyPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            requireRefused("port", "--port", port, "--host", "127.0.0.1");
        }
    }

    private void bad() throws IOException {
        requireRefused("port", "--port", "abc");
        requireRefused("port", "--port", "70000");
        requireRefused("port", "--port", "-1");
        requireRefused("nonsense", "--port", "0", "--nonsense");
        requireRefused("port", "--port");
    }

    private void requireRefused(String named, String... arguments) throws IOException {
        Launch launch = launches.startUnwatched(arguments);
        String when = " for " + String.join(" ", arguments);
        Violation.unlessEqual("exit status" + when, 2, launch.exit(REFUSING));
        List<String> complaints = launch.complaints();
        boolean right = complaints.size() == 1 && complaints.get(0).contains(named);
        Violation.unless(right, "one line on stderr that names " + named + when, complaints);
        Violation.unless(launch.printed().isEmpty(), "nothing on stdout" + when, launch.printed());
    }

    private void watched() throws IOException {
        Launch launch = launches.start(ANY_PORT);
        launches.candidate(launch).open("/idle").requirePong("ready");
        launch.endInput();
        launch.exit(STOPPING);
    }

    private void unwatched() throws IOException {
        Launch launch = launches.startUnwatched(ANY_PORT);
        Candidate candidate = launches.candidate(launch);
        launch.endInput();
        for (int i = 0; i < 15; i++) {
            Candidate.pause();
        }
        Violation.unless(launch.isAlive(), "a server that goes on without --parent-watch", "an end");
        candidate.requireAlive();
    }
}
