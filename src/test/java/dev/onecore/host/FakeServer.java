package dev.onecore.host;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A child that behaves, or does not, as its first argument says. It never reads its standard input, so nothing but
 * SIGTERM, SIGKILL or the kernel's parent-death signal ends it.
 */
final class FakeServer {
    private FakeServer() {}

    public static void main(String... args) throws Exception {
        System.err.println("arguments " + String.join(" ", args));
        long pid = ProcessHandle.current().pid();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            switch (args[0]) {
                case "good" -> ready(socket, pid);
                case "silent" -> {}
                case "garbage" -> System.out.println("WARNING: an agent has been loaded");
                case "other-process" -> ready(socket, 1);
                case "dying" -> {
                    for (int line = 1; line <= 30; line++) {
                        System.err.println("trouble " + line);
                    }
                    Runtime.getRuntime().halt(7);
                }
                case "stubborn" -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(FakeServer::waitForEver));
                    ready(socket, pid);
                }
                case "farewell" -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("good-bye")));
                    ready(socket, pid);
                }
                case "parent" -> {
                    Process child = Children.java(FakeServer.class, "silent").start();
                    System.err.println("child " + child.pid());
                    ready(socket, pid);
                }
                case "talkative" -> {
                    ready(socket, pid);
                    String line = "x".repeat(1_023);
                    for (int i = 0; i < 5 * 1_024; i++) {
                        System.err.println(line);
                    }
                    System.err.println("the last line");
                    Runtime.getRuntime().halt(0);
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
            waitForEver();
        }
    }

    private static void ready(ServerSocket socket, long pid) {
        System.out.printf(
                Locale.ROOT,
                "{\"event\":\"ready\",\"port\":%d,\"pid\":%d,\"system\":\"fake\"}%n",
                socket.getLocalPort(),
                pid);
    }

    private static void waitForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
