package dev.onecore.report;

import dev.onecore.model.Access;
import dev.onecore.model.Campaign;
import dev.onecore.model.Overrides;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The command that runs a campaign again, with the same seed. */
final class Rerun {
    private final List<String> words = new ArrayList<>();

    private Rerun() {}

    static String command(Campaign campaign) {
        Settings settings = campaign.settings();
        Rerun rerun = new Rerun();
        rerun.words.add("mvn gatling:test -Dgatling.simulationClass=dev.onecore.simulations." + campaign.simulation());
        rerun.set(
                Setting.TARGETS, campaign.targets().stream().map(Rerun::target).collect(Collectors.joining(",")));
        rerun.set(Setting.SEED, String.valueOf(campaign.seed()));
        settings.rounds().ifPresent(rounds -> rerun.set(Setting.ROUNDS, String.valueOf(rounds)));
        if (settings.profile() != Profile.QUICK) {
            rerun.set(Setting.PROFILE, settings.profile().label());
        }
        settings.cores().server().ifPresent(core -> rerun.set(Setting.SERVER_CORE, String.valueOf(core)));
        if (!settings.cores().injector().isEmpty()) {
            rerun.set(Setting.INJECTOR_CORES, joined(settings.cores().injector()));
        }
        rerun.set(settings.overrides());
        rerun.set(settings.access());
        if (settings.admitAll()) {
            rerun.set(Setting.ADMIT_ALL, "true");
        }
        if (!settings.serverJvmArgs().isEmpty()) {
            rerun.set(Setting.SERVER_JVM_ARGS, String.join(" ", settings.serverJvmArgs()));
        }
        return String.join(" ", rerun.words);
    }

    private void set(Access access) {
        access.ca().ifPresent(file -> set(Setting.CA, file.toString()));
        if (access.trustAny()) {
            set(Setting.TRUST, "any");
        }
        if (!access.subprotocols().isEmpty()) {
            set(Setting.SUBPROTOCOL, String.join(",", access.subprotocols()));
        }
        if (!access.headers().isEmpty()) {
            set(
                    Setting.HEADERS,
                    access.headers().stream().map(Access.Header::toString).collect(Collectors.joining("|")));
        }
    }

    private void set(Overrides overrides) {
        overrides.ratePerSec().ifPresent(rate -> set(Setting.RATE, String.valueOf(rate)));
        overrides.connections().ifPresent(count -> set(Setting.CONNECTIONS, String.valueOf(count)));
        overrides.size().ifPresent(size -> set(Setting.SIZE, String.valueOf(size)));
        overrides.chunk().ifPresent(chunk -> set(Setting.CHUNK, String.valueOf(chunk)));
        overrides.warmup().ifPresent(time -> set(Setting.WARMUP, millis(time)));
        overrides.duration().ifPresent(time -> set(Setting.DURATION, millis(time)));
        if (overrides.arrivals().size() == 1) {
            set(Setting.ARRIVALS, overrides.arrivals().get(0).name().toLowerCase(Locale.ROOT));
        }
    }

    private void set(Setting setting, String value) {
        words.add("-Donecore." + setting.key() + "=" + quoted(value));
    }

    /** In single quotes where a shell would read more into it. */
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9.,:=/_+-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static String target(Target target) {
        if (target instanceof Target.Endpoint endpoint) {
            return endpoint.name() + "=" + endpoint.uri();
        }
        Target.Contender contender = (Target.Contender) target;
        return contender.name().equals(contender.folder())
                ? contender.name()
                : contender.name() + "=" + contender.folder();
    }

    private static String millis(Duration time) {
        return time.toMillis() + "ms";
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
