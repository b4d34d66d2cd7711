package dev.onecore.box;

import dev.onecore.host.CoreSet;
import dev.onecore.ssh.RemoteEnd;
import dev.onecore.ssh.SshConnection;
import dev.onecore.ssh.SshFailure;
import dev.onecore.ssh.SshFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether a box has what a campaign needs of it. It changes nothing there. */
public final class BoxCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int LEAST_JAVA = 17;
    private static final long LEAST_FILES = 4_096;
    private static final long LEAST_PORTS = 10_000;
    private static final long LEAST_DISK_KB = 500_000;

    /** Prints a fact a line, name and value; what a system does not know is left out. */
    private static final String SCRIPT = """
            java=%s
            echo "system $(uname -s)"
            echo "java $("$java" -version 2>&1 | head -n 1)"
            echo "cores $(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status)"
            if command -v taskset >/dev/null; then echo "taskset $(taskset -c %s true 2>&1 && echo works)"; fi
            if command -v sha256sum >/dev/null; then echo "sha256sum works"; fi
            echo "files $(ulimit -Hn)"
            echo "ports $(cat /proc/sys/net/ipv4/ip_local_port_range)"
            echo "disk $(df -Pk "${TMPDIR:-/tmp}" | tail -n 1)"
            """;

    private static final Pattern VERSION = Pattern.compile("\"(?:1\\.)?(\\d+)[^\"]*\"");

    private final Box box;
    private final List<BoxFinding> findings = new ArrayList<>();
    private Map<String, String> facts = Map.of();

    private BoxCheck(Box box) {
        this.box = box;
    }

    /** All that was looked at, within half a minute; where the box cannot be reached, that alone. */
    public static List<BoxFinding> of(Box box, SshFiles files) {
        BoxCheck check = new BoxCheck(box);
        try (SshConnection connection = SshConnection.open(box.login(), files)) {
            check.look(connection);
        } catch (SshFailure e) {
            check.findings.add(BoxFinding.bad("reachable", "no", String.valueOf(e.getMessage())));
        }
        return List.copyOf(check.findings);
    }

    private void look(SshConnection connection) throws SshFailure {
        BoxClock clock = BoxClock.ofWallClock(connection);
        findings.add(BoxFinding.good(
                "reachable",
                String.format(
                        Locale.ROOT, "as %s, round trip %.1f ms", connection.words(), clock.roundTripNs() / 1e6)));
        CoreSet wanted = box.role().serves() ? box.serverCores() : box.injectorCores();
        RemoteEnd end = connection.run(
                SCRIPT.formatted(
                        SshConnection.quoted(box.java()),
                        SshConnection.quoted(wanted.isEmpty() ? "0-4095" : wanted.toString())),
                TIMEOUT);
        facts = facts(end.out());
        findings.add(system());
        findings.add(java());
        findings.add(cores());
        if (box.role().serves()) {
            findings.add(taskset());
        }
        findings.add(copies());
        findings.add(BoxFinding.good("clock offset", clock.words()));
        findings.add(files());
        if (box.role().injects()) {
            findings.add(ports());
        }
        findings.add(disk());
    }

    private static Map<String, String> facts(String said) {
        Map<String, String> facts = new HashMap<>();
        said.lines()
                .map(line -> line.split(" ", 2))
                .forEach(parts -> facts.put(parts[0], parts.length == 1 ? "" : parts[1].strip()));
        return facts;
    }

    private String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private BoxFinding system() {
        return fact("system").equals("Linux")
                ? BoxFinding.good("system", "Linux")
                : BoxFinding.bad(
                        "system",
                        fact("system").isEmpty() ? "unknown" : fact("system"),
                        "a box runs Linux; only there a process can be held to a core and looked at");
    }

    private BoxFinding java() {
        String said = fact("java");
        Matcher version = VERSION.matcher(said);
        if (version.find()) {
            return Integer.parseInt(version.group(1)) >= LEAST_JAVA
                    ? BoxFinding.good("Java", said)
                    : BoxFinding.bad("Java", said, "JDK 17 or newer is needed: " + javaRemedy());
        }
        return BoxFinding.bad("Java", "'" + box.java() + "' does not run: " + said, javaRemedy());
    }

    private static String javaRemedy() {
        return "apt-get install openjdk-17-jdk-headless there, or name another one by 'java' in the inventory";
    }

    private BoxFinding cores() {
        String allowed = fact("cores");
        if (!allowed.matches("[0-9,-]+")) {
            return BoxFinding.bad("cores", "unknown", "/proc/self/status must say Cpus_allowed_list");
        }
        CoreSet usable = CoreSet.parse(allowed);
        List<String> wrong = new ArrayList<>();
        if (box.role().serves() && !usable.containsAll(box.serverCores())) {
            wrong.add("serverCores " + box.serverCores());
        }
        if (box.role().injects() && !usable.containsAll(box.injectorCores())) {
            wrong.add("injectorCores " + box.injectorCores());
        }
        if (box.role() == BoxRole.BOTH && usable.cores().size() < 2) {
            return BoxFinding.bad("cores", allowed, "a box for both needs two cores; give it one role");
        }
        return wrong.isEmpty()
                ? BoxFinding.good("cores", allowed)
                : BoxFinding.bad(
                        "cores",
                        allowed,
                        String.join(" and ", wrong) + " are not all among them; change the inventory");
    }

    private BoxFinding taskset() {
        String said = fact("taskset");
        if (said.endsWith("works")) {
            return BoxFinding.good("taskset", "works");
        }
        return said.isEmpty()
                ? BoxFinding.bad("taskset", "missing", "apt-get install util-linux there")
                : BoxFinding.bad(
                        "taskset", said, "choose cores that this user may use, or lift the limit of its container");
    }

    private BoxFinding copies() {
        return fact("sha256sum").equals("works")
                ? BoxFinding.good("sha256sum", "works")
                : BoxFinding.bad("sha256sum", "missing", "apt-get install coreutils there");
    }

    private BoxFinding files() {
        String limit = fact("files");
        boolean enough = limit.equals("unlimited")
                || number(limit).filter(files -> files >= LEAST_FILES).isPresent();
        return enough
                ? BoxFinding.good("open files", limit)
                : BoxFinding.bad(
                        "open files",
                        limit,
                        "at least " + LEAST_FILES + " are needed: '"
                                + box.login().user().orElse("*")
                                + " hard nofile 65536' in /etc/security/limits.conf there");
    }

    private BoxFinding ports() {
        String[] ends = fact("ports").split("\\s+", -1);
        Optional<Long> first = number(ends[0]);
        Optional<Long> last = number(ends[ends.length - 1]);
        String seen = String.join(" to ", ends);
        return first.isPresent() && last.isPresent() && last.get() - first.get() + 1 >= LEAST_PORTS
                ? BoxFinding.good("local ports", seen)
                : BoxFinding.bad("local ports", seen, "sudo sysctl net.ipv4.ip_local_port_range=\"1024 65535\" there");
    }

    private BoxFinding disk() {
        String[] columns = fact("disk").split("\\s+", -1);
        Optional<Long> free = columns.length > 3 ? number(columns[3]) : Optional.empty();
        String seen = free.map(kb -> String.format(Locale.ROOT, "%,d MB free", kb / 1_000))
                .orElse("unknown");
        return free.filter(kb -> kb >= LEAST_DISK_KB).isPresent()
                ? BoxFinding.good("disk", seen)
                : BoxFinding.bad(
                        "disk", seen, "500 MB are needed in its folder for temporary files, which TMPDIR names");
    }

    private static Optional<Long> number(String digits) {
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
