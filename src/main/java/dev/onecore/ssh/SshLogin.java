package dev.onecore.ssh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to log in. What is empty comes from {@code ~/.ssh/config}, else it is what ssh takes: this user's name, port 22, the
 * agent's keys and those of {@code ~/.ssh}.
 *
 * @param host an address, a name, or a {@code Host} of the configuration
 * @param user that logs in
 * @param port of its sshd
 * @param key file of the private key
 */
public record SshLogin(String host, Optional<String> user, OptionalInt port, Optional<Path> key) {

    /**
     * A login as the option {@code ProxyJump} spells it.
     *
     * @param spelled {@code [user@]host[:port]}
     * @throws IllegalArgumentException when the port is no number from 1 to 65535
     */
    static SshLogin parse(String spelled) {
        int at = spelled.lastIndexOf('@');
        String place = spelled.substring(at + 1);
        // A colon of an address of version 6 stands in brackets.
        int colon = place.lastIndexOf(':');
        boolean ported = colon > 0 && (place.indexOf(':') == colon || place.charAt(colon - 1) == ']');
        String host = ported ? place.substring(0, colon) : place;
        return new SshLogin(
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
                at > 0 ? Optional.of(spelled.substring(0, at)) : Optional.empty(),
                ported ? OptionalInt.of(port(place.substring(colon + 1))) : OptionalInt.empty(),
                Optional.empty());
    }

    static int port(String digits) {
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a whole number from 1 to 65535, not " + digits);
        }
        return port;
    }
}
