package dev.onecore.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process of this machine that listens at an address, by the kernel's own tables (proc(5), {@code /proc/net/tcp} and the links
 * in {@code /proc/<pid>/fd}).
 *
 * @param pid the process; empty when there is none, it cannot be seen, or several share the port
 * @param sentence what was found, in words
 */
public record ListeningProcess(OptionalLong pid, String sentence) {
    private static final Path PROC = Path.of("/proc");
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    /**
     * Looks for it.
     *
     * @param host as it is connected to
     * @param port 1 to 65535
     */
    public static ListeningProcess at(String host, int port) {
        return isHere(host)
                ? at(PROC, port)
                : unknown("nothing is known of the server's process, since " + host + " is no address of this machine");
    }

    static ListeningProcess at(Path proc, int port) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> KernelFile.lines(proc.resolve(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > INODE && row[STATE].equals(LISTEN) && port(row[LOCAL]) == port)
                .map(row -> "socket:[" + row[INODE] + "]")
                .collect(Collectors.toSet());
        Set<Long> holders = sockets.isEmpty() ? Set.of() : holders(proc, sockets);
        if (holders.isEmpty()) {
            return unknown("nothing is known of the server's process: none that this user may look at listens on port "
                    + port);
        }
        if (holders.size() > 1) {
            return unknown("nothing is known of the server's process: several listen on port " + port + ", "
                    + holders.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        long pid = holders.iterator().next();
        String name = KernelFile.line(proc.resolve(pid + "/comm")).orElse("unknown");
        return new ListeningProcess(
                OptionalLong.of(pid), "process " + pid + " (" + name + ") of this machine listens on port " + port);
    }

    private static ListeningProcess unknown(String why) {
        return new ListeningProcess(OptionalLong.empty(), why);
    }

    /** Whether the name is one of this machine's own addresses. */
    private static boolean isHere(String host) {
        try {
            List<InetAddress> addresses = Arrays.asList(InetAddress.getAllByName(host));
            for (InetAddress address : addresses) {
                if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException | SocketException unreachable) {
            return false;
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private static Set<Long> holders(Path proc, Set<String> sockets) {
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holds(process.resolve("fd"), sockets))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException noProc) {
            return Set.of();
        }
    }

    /** Whether one of a process's descriptors is one of the sockets; no for what has ended or is another user's. */
    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (Stream<Path> each = Files.list(descriptors)) {
            return each.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException | UncheckedIOException ended) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
