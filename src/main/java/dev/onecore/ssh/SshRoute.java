package dev.onecore.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a host is reached: a login together with what the user's configuration says of it.
 *
 * @param host where the connection goes
 * @param alias the name that its key is known by
 * @param user that logs in
 * @param port of its sshd
 * @param keys files of private keys, those that are there
 * @param agent the socket of an agent with more keys
 * @param knownHosts files of host keys, those that are there
 * @param newHosts the file that a new host key belongs in
 * @param jumps logins that are gone through first, in order
 * @param timeout that the configuration gives a connection; empty where it gives none
 */
record SshRoute(
        String host,
        Optional<String> alias,
        String user,
        int port,
        List<Path> keys,
        Optional<Path> agent,
        List<Path> knownHosts,
        Path newHosts,
        List<SshLogin> jumps,
        Optional<Duration> timeout) {

    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    SshRoute {
        keys = List.copyOf(keys);
        knownHosts = List.copyOf(knownHosts);
        jumps = List.copyOf(jumps);
    }

    /**
     * The route of a login.
     *
     * @throws SshFailure when the configuration asks for what is not supported
     */
    static SshRoute of(SshLogin login, SshFiles files) throws SshFailure {
        Map<String, List<String>> config = SshConfig.of(login.host(), files);
        String user = login.user().or(() -> first(config, "user")).orElse(System.getProperty("user.name", "root"));
        try {
            return new SshRoute(
                    first(config, "hostname")
                            .map(name -> name.replace("%h", login.host()))
                            .orElse(login.host()),
                    first(config, "hostkeyalias"),
                    user,
                    login.port()
                            .orElse(first(config, "port").map(SshLogin::port).orElse(22)),
                    keys(login, config, files, user),
                    agent(login, config, files),
                    knownHosts(config, files).filter(Files::isReadable).toList(),
                    knownHosts(config, files).findFirst().orElse(files.knownHosts()),
                    first(config, "proxyjump").filter(jump -> !jump.equals("none")).stream()
                            .flatMap(all -> Stream.of(all.split(",", -1)))
                            .map(SshLogin::parse)
                            .toList(),
                    first(config, "connecttimeout")
                            .filter(seconds -> seconds.matches("\\d{1,6}"))
                            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
        } catch (IllegalArgumentException e) {
            throw new SshFailure(files.config() + ", of " + login.host() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> first(Map<String, List<String>> config, String keyword) {
        return config.getOrDefault(keyword, List.of()).stream().findFirst();
    }

    private static List<Path> keys(SshLogin login, Map<String, List<String>> config, SshFiles files, String user) {
        if (login.key().isPresent()) {
            return List.of(login.key().get());
        }
        List<Path> keys = new ArrayList<>();
        config.getOrDefault("identityfile", List.of()).stream()
                .filter(name -> !name.equals("none"))
                .map(name -> Path.of(SshConfig.filled(name, files.home())
                        .replace("%h", login.host())
                        .replace("%r", user)))
                .forEach(keys::add);
        if (!config.containsKey("identityfile")) {
            USUAL_KEYS.forEach(name -> keys.add(files.folder().resolve(name)));
        }
        return keys.stream().filter(Files::isReadable).toList();
    }

    private static Optional<Path> agent(SshLogin login, Map<String, List<String>> config, SshFiles files) {
        boolean filesOnly =
                first(config, "identitiesonly").filter("yes"::equals).isPresent();
        Optional<String> other =
                first(config, "identityagent").filter(name -> !name.equals("SSH_AUTH_SOCK") && !name.equals("none"));
        if (filesOnly
                || login.key().filter(Files::isReadable).isPresent()
                || first(config, "identityagent").filter("none"::equals).isPresent()) {
            return Optional.empty();
        }
        return other.map(name -> Path.of(SshConfig.filled(name, files.home()))).or(files::agent);
    }

    private static Stream<Path> knownHosts(Map<String, List<String>> config, SshFiles files) {
        List<String> named = config.getOrDefault("userknownhostsfile", List.of());
        return named.isEmpty()
                ? Stream.of(files.knownHosts(), files.folder().resolve("known_hosts2"))
                : named.stream().map(name -> Path.of(SshConfig.filled(name, files.home())));
    }

    /** As ssh spells it. */
    String words() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }

    /** The name that known hosts have it by. */
    String knownAs() {
        return alias.orElse(port == 22 ? host : "[" + host + "]:" + port);
    }
}
