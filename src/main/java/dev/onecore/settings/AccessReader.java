package dev.onecore.settings;

import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import dev.onecore.model.FileFault;
import dev.onecore.model.Secrets;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what endpoints ask of their clients. */
final class AccessReader {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final String FILE = "@";

    /** RFC 6455, section 4.1, and what says where a request ends: RFC 9112, section 6. In lower case. */
    private static final Set<String> OF_THE_HANDSHAKE =
            Set.of("connection", "upgrade", "content-length", "transfer-encoding");

    private final GivenValues given;

    private AccessReader(GivenValues given) {
        this.given = given;
    }

    static Access read(GivenValues given, List<Target> targets) {
        AccessReader reader = new AccessReader(given);
        List<Endpoint> endpoints = targets.stream()
                .flatMap(target -> target.map(contender -> Stream.<Endpoint>empty(), Stream::of))
                .toList();
        boolean secure = endpoints.stream()
                .anyMatch(endpoint -> "wss".equals(endpoint.uri().getScheme()));
        reader.refuse(secure, "no target is a wss:// endpoint", Setting.CA, Setting.TRUST);
        reader.refuse(
                !endpoints.isEmpty(),
                "no target is an endpoint, which has the form name=ws://host:port",
                Setting.SUBPROTOCOL,
                Setting.HEADERS);
        boolean any = given.of(Setting.TRUST).filter("any"::equals).isPresent();
        Optional<Path> ca = given.of(Setting.CA).map(text -> given.path(Setting.CA, Path.of("")));
        if (any && ca.isPresent()) {
            throw given.wrong(Setting.TRUST, "a ca is given too, which would then have no use");
        }
        return new Access(ca, any, reader.subprotocols(), reader.headers());
    }

    private void refuse(boolean used, String why, Setting... settings) {
        Arrays.stream(settings)
                .filter(setting -> !used && given.of(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw given.wrong(setting, "nothing uses it, since " + why + "; leave it out");
                });
    }

    private List<String> subprotocols() {
        List<String> names = given.parts(Setting.SUBPROTOCOL, ",");
        for (String name : names) {
            if (!TOKEN.matcher(name).matches()) {
                throw given.wrong(
                        Setting.SUBPROTOCOL,
                        "names of letters, digits and any of !#$%&'*+.^_`|~- are needed, separated by commas");
            }
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw given.wrong(Setting.SUBPROTOCOL, "'" + name + "' is named twice");
            }
        }
        return names;
    }

    /** The value of a header is never repeated, not even where it is wrong. */
    private List<Header> headers() {
        Optional<String> all = given.of(Setting.HEADERS);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>();
        for (String line : all.get().startsWith(FILE) ? lines(all.get()) : List.of(BAR.split(all.get(), -1))) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip();
            String value = line.substring(colon + 1).strip();
            requireOfTheUser(name);
            if (!TOKEN.matcher(name).matches() || !PRINTABLE.matcher(value).matches()) {
                throw given.wrong(
                        Setting.HEADERS, "header " + (headers.size() + 1) + " is not of the form Name: value");
            }
            headers.add(new Header(name, all.get().startsWith(FILE) ? value : value.replace("\\|", "|")));
        }
        return headers;
    }

    /** The handshake says these itself; a second value would break it. */
    private void requireOfTheUser(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("sec-websocket-protocol")) {
            throw given.wrong(
                    Setting.HEADERS, name + " belongs to the handshake; give sub-protocols by onecore.subprotocol");
        }
        if (lower.startsWith("sec-websocket-") || OF_THE_HANDSHAKE.contains(lower)) {
            throw given.wrong(Setting.HEADERS, name + " belongs to the handshake; leave it out");
        }
    }

    /** A file's headers, one a line; what stands in a file is in no list of processes. */
    private List<String> lines(String text) {
        Path file = Path.of(text.substring(FILE.length()).strip());
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.isEmpty()) {
                throw given.wrong(Setting.HEADERS, "the file has no line of the form Name: value");
            }
            return lines;
        } catch (IOException e) {
            throw given.wrong(Setting.HEADERS, "the file cannot be read (" + FileFault.reason(e) + ")");
        }
    }

    /** A value as it may be shown and kept. */
    static String shown(Setting setting, String value) {
        return setting == Setting.HEADERS && !value.startsWith(FILE)
                ? BAR.splitAsStream(value).map(AccessReader::nameAlone).collect(Collectors.joining("|"))
                : Secrets.hidden(value);
    }

    private static String nameAlone(String header) {
        int colon = header.indexOf(':');
        String name = header.substring(0, Math.max(0, colon)).strip();
        return TOKEN.matcher(name).matches() ? name + ": " + Secrets.REDACTED : Secrets.REDACTED;
    }
}
