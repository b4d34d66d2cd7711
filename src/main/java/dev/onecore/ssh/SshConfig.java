package dev.onecore.ssh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's {@code ~/.ssh/config} (ssh_config(5)): for each host the first value of a keyword counts, and all of those that may
 * be given several times. What does not change how a connection is made is passed over; what does and is not known here is
 * refused by its name, since ssh would connect elsewhere, or otherwise.
 */
final class SshConfig {

    /** Followed here. */
    private static final List<String> FOLLOWED = List.of(
            "hostname",
            "user",
            "port",
            "identityfile",
            "identitiesonly",
            "identityagent",
            "proxyjump",
            "userknownhostsfile",
            "hostkeyalias",
            "connecttimeout");

    /** Means something to a terminal, to forwards that nobody asks for here, or to prompts, of which there are none. */
    private static final List<String> WITHOUT_EFFECT = List.of(
            "addkeystoagent",
            "batchmode",
            "checkhostip",
            "clearallforwardings",
            "compression",
            "connectionattempts",
            "controlmaster",
            "controlpath",
            "controlpersist",
            "dynamicforward",
            "enableescapecommandline",
            "escapechar",
            "exitonforwardfailure",
            "fingerprinthash",
            "forkafterauthentication",
            "forwardagent",
            "forwardx11",
            "forwardx11timeout",
            "forwardx11trusted",
            "gatewayports",
            "globalknownhostsfile",
            "gssapiauthentication",
            "gssapidelegatecredentials",
            "hashknownhosts",
            "hostbasedauthentication",
            "ipqos",
            "kbdinteractiveauthentication",
            "localforward",
            "loglevel",
            "numberofpasswordprompts",
            "obscurekeystroketiming",
            "passwordauthentication",
            "permitlocalcommand",
            "preferredauthentications",
            "rekeylimit",
            "remoteforward",
            "requesttty",
            "sendenv",
            "serveralivecountmax",
            "serveraliveinterval",
            "setenv",
            "stricthostkeychecking",
            "syslogfacility",
            "tcpkeepalive",
            "updatehostkeys",
            "usekeychain",
            "visualhostkey",
            "xauthlocation");

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final int DEPTH = 16;

    private final Path home;
    private final String host;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private boolean applies = true;

    private SshConfig(Path home, String host) {
        this.home = home;
        this.host = host;
    }

    /**
     * What the user's configuration says of {@code host}, by keywords in lower case.
     *
     * @throws SshFailure when it cannot be read, or asks for what is not supported
     */
    static Map<String, List<String>> of(String host, SshFiles files) throws SshFailure {
        SshConfig config = new SshConfig(files.home(), host);
        if (Files.exists(files.config())) {
            config.read(files.config(), 0);
        }
        return config.values;
    }

    private void read(Path file, int depth) throws SshFailure {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new SshFailure(file + " cannot be read: " + e.getMessage(), e);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw wrong(file, number, "'" + line.split("\\s", 2)[0] + "' is no keyword with a value");
                }
                take(file, number, depth, parts.group(1), words(parts.group(2)));
            }
        }
    }

    private void take(Path file, int number, int depth, String spelled, List<String> words) throws SshFailure {
        String keyword = spelled.toLowerCase(Locale.ROOT);
        if (keyword.equals("host")) {
            applies = matches(words);
            return;
        }
        if (keyword.equals("match")) {
            applies = words.equals(List.of("all"));
            if (!applies) {
                throw wrong(file, number, "Match is not supported here; take Host, or Match all");
            }
            return;
        }
        if (!applies) {
            return;
        }
        if (keyword.equals("include")) {
            include(file, number, depth, words);
        } else if (FOLLOWED.contains(keyword)) {
            boolean several = keyword.equals("identityfile");
            List<String> known = values.computeIfAbsent(keyword, any -> new ArrayList<>());
            if (several || known.isEmpty()) {
                known.addAll(words);
            }
        } else if (!WITHOUT_EFFECT.contains(keyword) && !words.equals(List.of("none"))) {
            throw wrong(
                    file,
                    number,
                    spelled + " changes how " + host
                            + " is reached and is not supported here; leave it out for this host, or give host, user, port"
                            + " and key in the inventory under a name that no Host has");
        }
    }

    private void include(Path file, int number, int depth, List<String> patterns) throws SshFailure {
        if (depth == DEPTH) {
            throw wrong(file, number, "Include goes deeper than " + DEPTH + " files");
        }
        boolean outside = applies;
        for (String pattern : patterns) {
            Path path = Path.of(filled(pattern, home));
            Path whole = path.isAbsolute() ? path : home.resolve(".ssh").resolve(path);
            Path folder = whole.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                continue;
            }
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, String.valueOf(whole.getFileName()))) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw wrong(file, number, "Include: " + folder + " cannot be read: " + e.getMessage());
            }
            found.sort(null);
            for (Path each : found) {
                read(each, depth + 1);
                applies = outside;
            }
        }
    }

    private boolean matches(List<String> patterns) {
        boolean any = false;
        for (String pattern : patterns) {
            boolean not = pattern.startsWith("!");
            String glob = not ? pattern.substring(1) : pattern;
            if (host.matches(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"))) {
                if (not) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** A path of the configuration, with {@code ~} and {@code %d} for the home folder. */
    static String filled(String path, Path home) {
        String rest = path.startsWith("~/") ? home + path.substring(1) : path;
        return rest.replace("%d", home.toString());
    }

    private static List<String> words(String rest) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)").matcher(rest);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static SshFailure wrong(Path file, int line, String what) {
        return new SshFailure(file + ", line " + line + ": " + what);
    }
}
