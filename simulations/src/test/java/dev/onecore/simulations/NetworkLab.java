package dev.onecore.simulations;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Other machines, played by network namespaces of this one: each with an address of its own, a wire to a bridge of this machine, and Debian's
 * sshd. They share its cores, disk and processes.
 */
final class NetworkLab implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private static final Path RESOLVERS = Path.of("/etc/netns");

    private static final AtomicInteger LABS = new AtomicInteger();

    private final Path folder;
    private final String prefix;
    private final int net;
    private final List<Process> daemons = Collections.synchronizedList(new ArrayList<>());
    private final List<String> names = new ArrayList<>();

    private NetworkLab(Path folder, int net) {
        this.folder = folder;
        this.net = net;
        // The name of a network device has at most 15 characters.
        this.prefix = "oc" + ProcessHandle.current().pid() % 100_000 + "n" + net % 10;
    }

    /** A lab with so many machines; where it cannot be built the test is skipped, with the reason. */
    static NetworkLab of(Path folder, int machines) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(SSHD)).as("openssh-server is installed").isTrue();
        int net = (int) ((ProcessHandle.current().pid() * 10 + LABS.getAndIncrement()) % 250);
        NetworkLab lab = new NetworkLab(folder, net);
        String refusal = lab.tried("ip", "netns", "add", lab.prefix + "0");
        assumeThat(refusal).as("this user may make network namespaces").isEmpty();
        lab.run("ip", "netns", "del", lab.prefix + "0");
        Files.createDirectories(Path.of("/run/sshd"));
        Path ssh = Files.createDirectories(lab.home().resolve(".ssh"));
        lab.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", lab.key().toString());
        lab.run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                ssh.resolve("host").toString());
        lab.run("ip", "link", "add", "name", lab.prefix + "b", "type", "bridge");
        lab.run("ip", "addr", "add", "10.213." + net + ".1/24", "dev", lab.prefix + "b");
        lab.run("ip", "link", "set", lab.prefix + "b", "up");
        for (int machine = 1; machine <= machines; machine++) {
            lab.add(machine);
        }
        return lab;
    }

    private void add(int machine) throws IOException, InterruptedException {
        String name = prefix + machine;
        names.add(name);
        run("ip", "netns", "add", name);
        run("ip", "link", "add", name + "h", "type", "veth", "peer", "name", "eth0", "netns", name);
        run("ip", "link", "set", name + "h", "master", prefix + "b");
        run("ip", "link", "set", name + "h", "up");
        run("ip", "-n", name, "addr", "add", address(machine) + "/24", "dev", "eth0");
        run("ip", "-n", name, "link", "set", "eth0", "up");
        run("ip", "-n", name, "link", "set", "lo", "up");
        Path ssh = home().resolve(".ssh");
        Path config = ssh.resolve("sshd" + machine);
        Files.writeString(config, """
                ListenAddress %s
                HostKey %s
                AuthorizedKeysFile %s.pub
                PidFile none
                StrictModes no
                UsePAM no
                PermitRootLogin prohibit-password
                SetEnv TMPDIR=%s
                """.formatted(
                        address(machine), ssh.resolve("host"), key(), Files.createDirectories(temporary(machine))));
        daemons.add(
                new ProcessBuilder("ip", "netns", "exec", name, SSHD.toString(), "-D", "-e", "-f", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ssh.resolve("sshd" + machine + ".log").toFile())
                        .start());
        String[] hostKey = Files.readString(ssh.resolve("host.pub")).split(" ", -1);
        Path known = ssh.resolve("known_hosts");
        Files.writeString(
                known,
                (Files.exists(known) ? Files.readString(known) : "") + address(machine) + " " + hostKey[0] + " "
                        + hostKey[1].strip() + "\n");
        Harness.await("the sshd of machine " + machine, () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address(machine), 22), 1_000);
                return true;
            } catch (IOException notYet) {
                return null;
            }
        });
    }

    /** The address of a machine, the first of which is 1. */
    String address(int machine) {
        return "10.213." + net + "." + (machine + 1);
    }

    /** The home folder of the user who comes to them, with a key that they let in and their host keys. */
    Path home() {
        return folder.resolve("home");
    }

    Path key() {
        return home().resolve(".ssh").resolve("id_ed25519");
    }

    /** Its folder for temporary files. */
    Path temporary(int machine) {
        return folder.resolve("tmp" + machine);
    }

    /** Cuts the wire to a machine: nothing goes through any more, and nobody is told. */
    void cut(int machine) throws IOException, InterruptedException {
        run("ip", "-n", prefix + machine, "link", "set", "eth0", "down");
    }

    /** Mends it. */
    void mend(int machine) throws IOException, InterruptedException {
        run("ip", "-n", prefix + machine, "link", "set", "eth0", "up");
    }

    /** What runs in a machine, by command line, but its sshd. */
    List<String> processes(int machine) throws IOException, InterruptedException {
        return pids(prefix + machine)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> !command.isEmpty() && !command.contains("sshd"))
                .toList();
    }

    /** Starts a program in a machine, whose output is kept; it ends with the lab at the latest. */
    Process start(int machine, Path output, Map<String, String> environment, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", prefix + machine));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * Names that all machines find by a DNS server of this one, Debian's dnsmasq. The test is skipped where that is not installed.
     *
     * @param hosts a line a name, as in {@code /etc/hosts}; a name may have several
     */
    void serveNames(String hosts) throws IOException {
        Path dnsmasq = Path.of("/usr/sbin/dnsmasq");
        assumeThat(Files.isExecutable(dnsmasq)).as("dnsmasq-base is installed").isTrue();
        Path file = Files.writeString(folder.resolve("hosts"), hosts);
        daemons.add(new ProcessBuilder(
                        dnsmasq.toString(),
                        "--keep-in-foreground",
                        "--user=root",
                        "--no-resolv",
                        "--no-hosts",
                        "--addn-hosts=" + file,
                        "--listen-address=10.213." + net + ".1",
                        "--bind-interfaces",
                        "--pid-file=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dnsmasq.log").toFile())
                .start());
        for (String name : names) {
            // Where ip netns exec looks for what a machine has in place of this one's file.
            Path own = Files.createDirectories(RESOLVERS.resolve(name)).resolve("resolv.conf");
            Files.writeString(own, "nameserver 10.213." + net + ".1\n");
        }
    }

    /** What runs in a machine. */
    Stream<ProcessHandle> handles(int machine) throws IOException, InterruptedException {
        return pids(prefix + machine);
    }

    private void run(String... command) throws IOException, InterruptedException {
        String complaint = tried(command);
        if (!complaint.isEmpty()) {
            throw new IOException(String.join(" ", command) + ": " + complaint);
        }
    }

    /** What a command complains of; empty when it did well. */
    private String tried(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + " (exit code " + process.exitValue() + ")";
        } catch (IOException missing) {
            return command[0] + " is not installed";
        }
    }

    @Override
    public void close() throws IOException {
        for (Process daemon : daemons) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
        try {
            String unbridged = tried("ip", "link", "del", prefix + "b");
            for (String name : names) {
                pids(name).forEach(ProcessHandle::destroyForcibly);
                String unused = tried("ip", "netns", "del", name);
                Files.deleteIfExists(RESOLVERS.resolve(name).resolve("resolv.conf"));
                Files.deleteIfExists(RESOLVERS.resolve(name));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<ProcessHandle> pids(String name) throws IOException, InterruptedException {
        Process pids = new ProcessBuilder("ip", "netns", "pids", name).start();
        String said = new String(pids.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        pids.waitFor();
        return Stream.of(said.split("\\s+", -1))
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream());
    }
}
