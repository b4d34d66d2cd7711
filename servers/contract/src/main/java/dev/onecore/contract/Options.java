package dev.onecore.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A server's command line.
 *
 * @param host the address to bind
 * @param port 0 picks a free one
 * @param parentWatch whether the end of standard input ends the server
 * @param resourceLog the file of the server's own samples, if it takes any
 */
record Options(String host, int port, boolean parentWatch, Optional<Path> resourceLog) {
    /** Reads the arguments; {@code system} names the default resource log. */
    static Options read(String system, List<String> arguments) throws Wrong {
        String host = "127.0.0.1";
        int port = -1;
        boolean parentWatch = false;
        String resourceLog = "";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            switch (name) {
                case "--host" -> host = host(value(name, rest));
                case "--port" -> port = port(value(name, rest));
                case "--parent-watch" -> parentWatch = true;
                case "--resource-log" -> resourceLog = value(name, rest);
                default -> throw new Wrong("unknown argument " + name + "; --help lists the known ones");
            }
        }
        if (port < 0) {
            throw new Wrong("--port is missing; --port 0 picks a free one");
        }
        return new Options(host, port, parentWatch, resourceLog(resourceLog, system, parentWatch));
    }

    /** What {@code --help} prints. */
    static String help(String system) {
        return """
                %s, a WebSocket server that speaks %s

                  --port N                 listen on that port; 0 picks a free one (required)
                  --host H                 listen on that address (default 127.0.0.1)
                  --resource-log FILE|none sample the server's own use of the machine, as JSON lines
                                           (default %s, or none with --parent-watch)
                  --parent-watch           exit when standard input ends
                  --help                   print this and exit
                """.formatted(system, Limits.CONTRACT, defaultLog(system));
    }

    private static String value(String name, Iterator<String> rest) throws Wrong {
        if (!rest.hasNext()) {
            throw new Wrong(name + " needs a value");
        }
        return rest.next();
    }

    private static int port(String value) throws Wrong {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notNumber) {
            // The one message below serves both.
        }
        throw new Wrong("--port must be a whole number from 0 to 65535, not " + value);
    }

    private static String host(String value) throws Wrong {
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new Wrong("--host " + value + " is neither an address of this machine nor a name that resolves");
        }
    }

    private static Optional<Path> resourceLog(String value, String system, boolean parentWatch) throws Wrong {
        if (value.equals("none") || (value.isEmpty() && parentWatch)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(value.isEmpty() ? defaultLog(system) : value));
        } catch (InvalidPathException invalid) {
            throw new Wrong("--resource-log " + value + " is not a file name");
        }
    }

    private static String defaultLog(String system) {
        return system + "-resources.jsonl";
    }

    /** An argument that the server cannot start with; the message is one line that names it. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }
}
