package dev.onecore.evidence;

import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import dev.onecore.model.Arrivals;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Profile;
import dev.onecore.model.Scalars;
import dev.onecore.model.Secrets;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The settings in {@code campaign.json} that have a member of their own there. No more are added: what is given since stands in
 * {@link GivenRecord}, and old campaigns have these alone.
 */
record SettingsRecord(
        List<Target> targets,
        AccessRecord access,
        OptionalInt rounds,
        OptionalLong seed,
        CoreChoice cores,
        Profile profile,
        Path reports,
        Path home,
        Overrides overrides,
        List<String> serverJvmArgs,
        boolean admitAll,
        boolean dryRun) {

    /** What endpoints ask of their clients; several sub-protocols stand in one text, as in a handshake. */
    record AccessRecord(Optional<Path> ca, boolean trustAny, Optional<String> subprotocol, List<Header> headers) {

        static AccessRecord of(Access access) {
            return new AccessRecord(
                    access.ca(),
                    access.trustAny(),
                    access.subprotocols().isEmpty()
                            ? Optional.empty()
                            : Optional.of(String.join(", ", access.subprotocols())),
                    access.headers());
        }

        Access access() {
            return new Access(
                    ca,
                    trustAny,
                    subprotocol.map(names -> List.of(names.split(", "))).orElse(List.of()),
                    headers);
        }
    }

    /** What was fixed of the workloads by its bare name. */
    record Overrides(
            OptionalDouble ratePerSec,
            OptionalInt connections,
            OptionalInt size,
            OptionalInt chunk,
            Optional<Duration> warmupNs,
            Optional<Duration> durationNs,
            List<Arrivals> arrivals) {

        static Overrides of(Scalars scalars) {
            return new Overrides(
                    scalars.number(Setting.RATE),
                    whole(scalars, Setting.CONNECTIONS),
                    whole(scalars, Setting.SIZE),
                    whole(scalars, Setting.CHUNK),
                    scalars.time(Setting.WARMUP),
                    scalars.time(Setting.DURATION),
                    Arrivals.named(scalars.choice(Setting.ARRIVALS)));
        }

        private static OptionalInt whole(Scalars scalars, Setting setting) {
            OptionalLong value = scalars.whole(setting);
            return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.getAsLong())) : OptionalInt.empty();
        }
    }

    static SettingsRecord of(Settings settings) {
        return new SettingsRecord(
                settings.targets(),
                AccessRecord.of(settings.access()),
                settings.rounds(),
                settings.seed(),
                settings.cores(),
                settings.profile(),
                settings.reports(),
                settings.home(),
                Overrides.of(settings.scalars()),
                settings.serverJvmArgs().stream().map(Secrets::hidden).toList(),
                settings.admitAll(),
                settings.dryRun());
    }

    Settings settings(GivenRecord record) {
        return new Settings(
                record.given(),
                targets,
                record.workloads(),
                access.access(),
                cores,
                profile,
                reports,
                home,
                serverJvmArgs,
                record.values());
    }
}
