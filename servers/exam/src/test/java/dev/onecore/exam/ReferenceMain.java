package dev.onecore.exam;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The reference server as a process of its own; {@code --fault NAME} makes it wrong. */
final class ReferenceMain {

    private final List<Fault> faults = new ArrayList<>();
    private String host = "127.0.0.1";
    private int port;
    private boolean watch;

    public static void main(String[] arguments) throws Exception {
        ReferenceMain main = new ReferenceMain();
        try {
            main.read(arguments);
        } catch (IllegalArgumentException e) {
            if (main.has(Fault.REFUSES_WITH_A_TRACE)) {
                throw e;
            }
            System.err.println(e.getMessage());
            System.exit(2);
        }
        main.serve();
    }

    /** Returns the command line that starts it with faults. */
    static List<String> command(Fault... faults) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                ReferenceMain.class.getName()));
        Arrays.stream(faults).forEach(fault -> command.addAll(List.of("--fault", fault.name())));
        return command;
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    private void read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--parent-watch")) {
                watch = true;
                continue;
            }
            if (!List.of("--port", "--host", "--fault").contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " is unknown or lacks a value");
            }
            String value = arguments[++i];
            switch (name) {
                case "--port" -> port = portOf(value);
                case "--host" -> host = value;
                default -> faults.add(Fault.valueOf(value));
            }
        }
    }

    private static int portOf(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port must be a number from 0 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private void serve() throws IOException, InterruptedException {
        InetAddress address = InetAddress.getByName(has(Fault.BINDS_EVERYWHERE) ? "0.0.0.0" : host);
        ReferenceServer server;
        try {
            server = ReferenceServer.start(address, has(Fault.PICKS_ITS_PORT) ? 0 : port, faults);
        } catch (IOException e) {
            System.err.println("--port " + port + ": " + e.getMessage());
            System.exit(has(Fault.SHRUGS_AT_A_BUSY_PORT) ? 0 : 2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        if (watch != has(Fault.MISTAKES_THE_WATCH)) {
            ReferenceServer.spawn(this::awaitEndOfInput);
        }
        if (has(Fault.CHATS_BEFORE_READY)) {
            System.out.println("starting ...");
        }
        long pid = ProcessHandle.current().pid();
        System.out.println(
                "{\"event\":\"ready\",\"port\":" + server.port() + ",\"pid\":" + pid + ",\"system\":\"reference\"}");
        new CountDownLatch(1).await();
    }

    /** Runs on SIGTERM; a JVM would go on to exit with 143. */
    private void end(ReferenceServer server) {
        if (has(Fault.OUTLASTS_SIGTERM)) {
            return;
        }
        server.goAway(has(Fault.LEAVES_WITHOUT_1001) ? 1000 : 1001);
        Runtime.getRuntime().halt(0);
    }

    private void awaitEndOfInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input: " + e.getMessage());
        }
        System.exit(0);
    }
}
