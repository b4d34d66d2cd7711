package dev.onecore.settings;

import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import dev.onecore.model.Arrivals;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Overrides;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.Target.Contender;
import dev.onecore.model.Target.Endpoint;
import dev.onecore.model.WrongSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the strings of a user's settings into values, and names what is wrong with one. */
public final class SettingsReader {

    private static final int MAX_MESSAGE = 1 << 20;
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|min)");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]*");

    private final Map<String, String> given;

    private SettingsReader(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * Settings from their names (those of {@link Setting}, without the {@code onecore.} before them) and values.
     *
     * @throws WrongSetting for a name that is unknown or a value that is impossible
     */
    public static Settings read(Map<String, String> given) {
        SettingsReader reader = new SettingsReader(given);
        reader.refuseUnknown();
        Path home = reader.path(Setting.HOME, Path.of(""));
        Profile profile = reader.choice(Setting.PROFILE, Profile.class, Profile.QUICK);
        return new Settings(
                reader.targets(profile),
                reader.access(),
                reader.wholeNumber(Setting.ROUNDS, 1, 1_000),
                reader.seed(),
                reader.cores(),
                profile,
                reader.path(Setting.REPORTS, home.resolve("reports")),
                home,
                reader.overrides(),
                reader.words(Setting.SERVER_JVM_ARGS),
                reader.flag(Setting.ADMIT_ALL),
                reader.flag(Setting.DRY_RUN));
    }

    void refuseUnknown() {
        given.keySet().stream()
                .sorted()
                .filter(key -> Setting.named(key).isEmpty())
                .findFirst()
                .ifPresent(key -> {
                    throw WrongSetting.unknown(key);
                });
    }

    List<Target> targets(Profile profile) {
        List<Target> targets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String all = value(Setting.TARGETS).orElse(profile.targets());
        for (String item : all.split(",", -1)) {
            Target target = target(item.strip(), all);
            if (!names.add(target.name())) {
                throw wrong(
                        Setting.TARGETS,
                        all,
                        "the name '" + target.name() + "' stands twice; give one of them an alias, as in a="
                                + target.name());
            }
            targets.add(target);
        }
        return targets;
    }

    private static Target target(String item, String all) {
        int equals = item.indexOf('=');
        String name = equals < 0 ? item : item.substring(0, equals).strip();
        String place = equals < 0 ? item : item.substring(equals + 1).strip();
        if (name.isEmpty() || name.length() > 64) {
            throw wrong(Setting.TARGETS, all, "a name needs 1 to 64 characters");
        }
        if (place.contains("://")) {
            return new Endpoint(name, endpoint(place, all));
        }
        if (!FOLDER.matcher(place).matches() || place.contains("..")) {
            throw wrong(Setting.TARGETS, all, "'" + place + "' is neither a folder's name nor ws://host:port");
        }
        return new Contender(name, place);
    }

    private static URI endpoint(String place, String all) {
        try {
            URI uri = new URI(place);
            boolean plain = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
            boolean secure = "wss".equals(uri.getScheme());
            if ((!secure && !"ws".equals(uri.getScheme())) || uri.getHost() == null || !plain || more) {
                throw wrong(
                        Setting.TARGETS,
                        all,
                        "'" + place + "' must be ws://host:port or wss://host:port without a path");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw wrong(Setting.TARGETS, all, "'" + place + "' needs a port from 1 to 65535");
            }
            int usual = secure ? 443 : 80;
            return new URI(
                    uri.getScheme(), null, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw wrong(Setting.TARGETS, all, "'" + place + "' is not a URI");
        }
    }

    Access access() {
        Optional<Path> ca = value(Setting.CA).map(text -> path(Setting.CA, Path.of(text)));
        boolean any = switch (value(Setting.TRUST).orElse("checked")) {
            case "checked" -> false;
            case "any" -> true;
            default -> throw wrong(Setting.TRUST, value(Setting.TRUST).orElse(""), "checked or any is needed");
        };
        if (any && ca.isPresent()) {
            throw wrong(Setting.TRUST, "any", "a ca is given too, which would then vouch for nothing");
        }
        return new Access(ca, any, subprotocols(), headers());
    }

    private List<String> subprotocols() {
        List<String> names = new ArrayList<>();
        for (String item : parts(Setting.SUBPROTOCOL, ",")) {
            String name = item.strip();
            if (!TOKEN.matcher(name).matches()) {
                throw wrong(
                        Setting.SUBPROTOCOL,
                        value(Setting.SUBPROTOCOL).orElse(""),
                        "names of letters, digits and any of !#$%&'*+.^_`|~- are needed, parted by commas");
            }
            if (names.contains(name)) {
                throw wrong(
                        Setting.SUBPROTOCOL, value(Setting.SUBPROTOCOL).orElse(""), "'" + name + "' is named twice");
            }
            names.add(name);
        }
        return names;
    }

    /** The value of a header is never repeated, not even where it is wrong. A bar after a backslash is part of the value. */
    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        for (String line : parts(Setting.HEADERS, "(?<!\\\\)\\|")) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip();
            String value = line.substring(colon + 1).strip().replace("\\|", "|");
            if (!TOKEN.matcher(name).matches() || !PRINTABLE.matcher(value).matches()) {
                throw wrong(
                        Setting.HEADERS,
                        Header.REDACTED,
                        "header " + (headers.size() + 1) + " is not of the form Name: value");
            }
            headers.add(new Header(name, value));
        }
        return headers;
    }

    private List<String> parts(Setting setting, String separator) {
        return value(setting).map(all -> List.of(all.split(separator, -1))).orElse(List.of());
    }

    CoreChoice cores() {
        OptionalInt server = wholeNumber(Setting.SERVER_CORE, 0, 4_095);
        List<Integer> injector =
                value(Setting.INJECTOR_CORES).map(SettingsReader::coreList).orElse(List.of());
        if (server.isPresent() && injector.contains(server.getAsInt())) {
            throw wrong(
                    Setting.INJECTOR_CORES,
                    value(Setting.INJECTOR_CORES).orElse(""),
                    "core " + server.getAsInt() + " is the server's; the injector needs others");
        }
        return new CoreChoice(server, injector);
    }

    private static List<Integer> coreList(String text) {
        Set<Integer> cores = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range =
                    Pattern.compile("\\s*(\\d{1,4})(?:-(\\d{1,4}))?\\s*").matcher(part);
            if (!range.matches()) {
                throw wrong(Setting.INJECTOR_CORES, text, "a list such as 1 or 2-5,7 is needed");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first) {
                throw wrong(Setting.INJECTOR_CORES, text, part.strip() + " runs backwards");
            }
            for (int core = first; core <= last; core++) {
                cores.add(core);
            }
        }
        return List.copyOf(cores);
    }

    Overrides overrides() {
        return new Overrides(
                rate(),
                wholeNumber(Setting.CONNECTIONS, 1, 10_000),
                wholeNumber(Setting.SIZE, 24, MAX_MESSAGE),
                wholeNumber(Setting.CHUNK, 1, MAX_MESSAGE),
                time(Setting.WARMUP),
                time(Setting.DURATION),
                arrivals());
    }

    private OptionalDouble rate() {
        Optional<String> text = value(Setting.RATE);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double rate = Double.parseDouble(text.get());
            if (rate >= 0.1 && rate <= 1e6) {
                return OptionalDouble.of(rate);
            }
        } catch (NumberFormatException e) {
            // The rule below is the message for both.
        }
        throw wrong(Setting.RATE, text.get(), "a number from 0.1 to 1000000 is needed");
    }

    private List<Arrivals> arrivals() {
        String text = value(Setting.ARRIVALS).orElse("both");
        return switch (text) {
            case "both" -> List.of(Arrivals.CONSTANT, Arrivals.POISSON);
            case "constant" -> List.of(Arrivals.CONSTANT);
            case "poisson" -> List.of(Arrivals.POISSON);
            default -> throw wrong(Setting.ARRIVALS, text, "constant, poisson or both is needed");
        };
    }

    OptionalLong seed() {
        Optional<String> text = value(Setting.SEED);
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw wrong(Setting.SEED, text.get(), "a whole number is needed");
        }
    }

    OptionalInt wholeNumber(Setting setting, int least, int most) {
        Optional<String> text = value(setting);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // The rule below is the message for both.
        }
        throw wrong(setting, text.get(), "a whole number from " + least + " to " + most + " is needed");
    }

    private Optional<Duration> time(Setting setting) {
        return value(setting).map(text -> {
            Matcher time = TIME.matcher(text);
            if (time.matches()) {
                double unitNs = switch (time.group(2)) {
                    case "ms" -> 1e6;
                    case "s" -> 1e9;
                    default -> 60e9;
                };
                Duration duration = Duration.ofNanos(Math.round(Double.parseDouble(time.group(1)) * unitNs));
                if (duration.compareTo(Duration.ofMillis(100)) >= 0 && duration.compareTo(Duration.ofHours(1)) <= 0) {
                    return duration;
                }
            }
            throw wrong(setting, text, "a time from 100ms to 60m is needed, such as 500ms, 10s or 2m");
        });
    }

    Path path(Setting setting, Path fallback) {
        return value(setting)
                .map(text -> {
                    try {
                        return Path.of(text);
                    } catch (InvalidPathException e) {
                        throw wrong(setting, text, "that is no path here");
                    }
                })
                .orElse(fallback)
                .toAbsolutePath()
                .normalize();
    }

    <E extends Enum<E>> E choice(Setting setting, Class<E> type, E fallback) {
        List<E> all = List.of(type.getEnumConstants());
        return value(setting)
                .map(text -> all.stream()
                        .filter(constant -> Profile.label(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                setting,
                                text,
                                all.stream()
                                        .map(Profile::label)
                                        .collect(Collectors.joining(", ", "one of ", " is needed")))))
                .orElse(fallback);
    }

    boolean flag(Setting setting) {
        String text = value(setting).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, text, "true or false is needed");
        };
    }

    List<String> words(Setting setting) {
        return value(setting).map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
    }

    /** The value as given; an empty one counts as not given, since a build passes those for properties that nobody set. */
    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(given.get(setting.key())).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static WrongSetting wrong(Setting setting, String value, String rule) {
        return WrongSetting.impossible(setting.key(), value, rule);
    }
}
