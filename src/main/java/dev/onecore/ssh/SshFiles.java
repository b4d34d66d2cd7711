package dev.onecore.ssh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What ssh keeps of its user.
 *
 * @param home the user's home folder
 * @param agent the socket of the user's {@code ssh-agent}; empty where none runs
 */
public record SshFiles(Path home, Optional<Path> agent) {

    /** Those of the user who runs this process. */
    public static SshFiles ofThisUser() {
        return new SshFiles(
                Path.of(System.getProperty("user.home", "/")),
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                        .filter(socket -> !socket.isBlank())
                        .map(Path::of));
    }

    Path config() {
        return folder().resolve("config");
    }

    Path knownHosts() {
        return folder().resolve("known_hosts");
    }

    Path folder() {
        return home.resolve(".ssh");
    }
}
