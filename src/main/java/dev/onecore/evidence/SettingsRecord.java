package dev.onecore.evidence;

import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Overrides;
import dev.onecore.model.Profile;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The settings in {@code campaign.json}: what was asked for. */
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
                settings.overrides(),
                settings.serverJvmArgs(),
                settings.admitAll(),
                settings.dryRun());
    }

    Settings settings() {
        return new Settings(
                targets,
                access.access(),
                rounds,
                seed,
                cores,
                profile,
                reports,
                home,
                overrides,
                serverJvmArgs,
                admitAll,
                dryRun);
    }
}
