package dev.onecore.evidence;

import dev.onecore.evidence.SettingsRecord.Overrides;
import dev.onecore.model.Access.Header;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a user must have given for the settings of a campaign from before the strings were kept.
 *
 * <p>A bare {@code rate} then went to every workload, so it is told by each one's own name where there were several.
 */
final class OldSettings {

    private static final Map<String, List<Setting>> MEANT = Map.of(
            "echo-latency", List.of(Setting.ECHO_RATE, Setting.ECHO_CONNECTIONS),
            "own-protocol", List.of(Setting.ECHO_RATE, Setting.ECHO_CONNECTIONS),
            "case-messages", List.of(Setting.ECHO_RATE, Setting.ECHO_CONNECTIONS),
            "random-data-stream", List.of(Setting.STREAM_RATE, Setting.STREAM_CONNECTIONS),
            "throughput", List.of(Setting.THROUGHPUT_CONNECTIONS),
            "file-upload", List.of(Setting.UPLOAD_USERS),
            "user-ramp", List.of(Setting.RAMP_RATE, Setting.RAMP_USERS),
            "case-ramp", List.of(Setting.RAMP_RATE, Setting.RAMP_USERS));

    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<Setting> meant;

    private OldSettings(List<Workload> workloads) {
        meant = workloads.stream()
                .map(workload -> MEANT.getOrDefault(workload.name(), List.of()))
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    static GivenRecord given(SettingsRecord settings, List<Workload> workloads) {
        OldSettings old = new OldSettings(workloads);
        old.put(
                Setting.TARGETS,
                settings.targets().stream().map(Target::asGiven).collect(Collectors.joining(",")));
        old.put(Setting.ROUNDS, settings.rounds());
        if (settings.profile() != Profile.QUICK) {
            old.put(Setting.PROFILE, settings.profile().label());
        }
        OptionalLong seed = settings.seed();
        if (seed.isPresent()) {
            old.put(Setting.SEED, Long.toString(seed.getAsLong()));
        }
        old.put(Setting.SERVER_CORE, settings.cores().server());
        if (!settings.cores().injector().isEmpty()) {
            old.put(
                    Setting.INJECTOR_CORES,
                    settings.cores().injector().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        old.overrides(settings.overrides());
        if (!settings.serverJvmArgs().isEmpty()) {
            old.put(Setting.SERVER_JVM_ARGS, String.join(" ", settings.serverJvmArgs()));
        }
        if (settings.admitAll()) {
            old.put(Setting.ADMIT_ALL, "true");
        }
        old.access(settings.access());
        return new GivenRecord(
                old.given,
                List.of(),
                settings.overrides().warmupNs().isPresent()
                        ? Map.of(
                                Setting.WARMUP.key(),
                                Json.FILE.valueToTree(
                                        settings.overrides().warmupNs().get()))
                        : Map.of());
    }

    private void overrides(Overrides overrides) {
        OptionalDouble rate = overrides.ratePerSec();
        if (rate.isPresent()) {
            putAll(Setting.RATE, Double.toString(rate.getAsDouble()));
        }
        OptionalInt connections = overrides.connections();
        if (connections.isPresent()) {
            putAll(Setting.CONNECTIONS, Integer.toString(connections.getAsInt()));
        }
        put(Setting.SIZE, overrides.size());
        put(Setting.CHUNK, overrides.chunk());
        put(Setting.WARMUP, overrides.warmupNs());
        put(Setting.DURATION, overrides.durationNs());
        if (overrides.arrivals().size() == 1) {
            put(Setting.ARRIVALS, overrides.arrivals().get(0).label());
        }
    }

    private void access(SettingsRecord.AccessRecord access) {
        access.ca().ifPresent(file -> put(Setting.CA, file.toString()));
        if (access.trustAny()) {
            put(Setting.TRUST, "any");
        }
        access.subprotocol().ifPresent(name -> put(Setting.SUBPROTOCOL, name));
        if (!access.headers().isEmpty()) {
            put(Setting.HEADERS, access.headers().stream().map(Header::toString).collect(Collectors.joining("|")));
        }
    }

    private void putAll(Setting bare, String value) {
        List<Setting> all = bare.meant().stream().filter(meant::contains).toList();
        (all.size() > 1 ? all : List.of(bare)).forEach(setting -> put(setting, value));
    }

    private void put(Setting setting, OptionalInt value) {
        if (value.isPresent()) {
            put(setting, Integer.toString(value.getAsInt()));
        }
    }

    private void put(Setting setting, Optional<Duration> time) {
        time.ifPresent(value -> put(setting, value.toMillis() + "ms"));
    }

    private void put(Setting setting, String value) {
        given.put(setting.key(), value);
    }
}
