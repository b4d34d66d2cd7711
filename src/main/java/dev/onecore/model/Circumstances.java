package dev.onecore.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an advice must know of a run, so that it asks for nothing that was done already or cannot be done.
 *
 * @param endpoint whether the server was running already, so that nobody here started it
 * @param coresChosen whether the user chose the injector's cores
 * @param injectorCores cores that the injector may use; empty where not known
 * @param machineCores logical cores of the injector's machine; empty where not known
 * @param rate the setting that makes the load lighter, such as {@code echo.rate}; empty for a load without a rate
 * @param roundsChosen whether the user chose the number of rounds
 * @param warmupFixed whether the user fixed the warm-up, so that no steady state was looked for
 * @param profile how long phases are
 */
public record Circumstances(
        boolean endpoint,
        boolean coresChosen,
        OptionalInt injectorCores,
        OptionalInt machineCores,
        Optional<Setting> rate,
        boolean roundsChosen,
        boolean warmupFixed,
        Profile profile) {

    /**
     * Those of one trial.
     *
     * @param settings of its campaign
     * @param injector where the injector's threads were seen
     * @param machineCores logical cores of the machine; empty where not known
     */
    public static Circumstances of(Settings settings, Trial trial, Pin injector, OptionalInt machineCores) {
        return new Circumstances(
                !trial.target().startedHere(),
                !settings.cores().injector().isEmpty(),
                cores(injector.observed()),
                machineCores,
                trial.workload().measured().stream()
                        .flatMap(phase -> phase.load().map(new RateOf()).stream())
                        .findFirst(),
                settings.rounds().isPresent(),
                settings.scalars().time(Setting.WARMUP).isPresent(),
                settings.profile());
    }

    /** The cores of a kernel's list, such as {@code 0-2,5}; empty when threads differ or the list is not understood. */
    private static OptionalInt cores(List<String> lists) {
        if (lists.size() != 1 || !lists.get(0).matches("\\d{1,4}(-\\d{1,4})?(,\\d{1,4}(-\\d{1,4})?)*")) {
            return OptionalInt.empty();
        }
        int count = 0;
        for (String range : lists.get(0).split(",", -1)) {
            String[] ends = range.split("-", -1);
            count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return OptionalInt.of(count);
    }

    /** A request to take load from the injector: more cores for it where there are any, or a lower rate. */
    String relief() {
        String cores = moreCores();
        return lessLoad().map(less -> cores + ", or " + less).orElse(cores);
    }

    /** A request for cores for the injector. */
    String moreCores() {
        String setting = "-Donecore." + Setting.INJECTOR_CORES.key();
        boolean known = injectorCores.isPresent() && machineCores.isPresent();
        // One core is the server's.
        boolean all = known && injectorCores.getAsInt() >= machineCores.getAsInt() - 1;
        if (all) {
            return "use a machine with more than " + machineCores.getAsInt()
                    + " cores, so that the injector has more than " + injectorCores.getAsInt();
        }
        return coresChosen ? "name more cores in " + setting : "give the injector cores of its own with " + setting;
    }

    /** A request to make the load lighter; empty for a load without a rate. */
    Optional<String> lessLoad() {
        return rate.map(setting -> "lower -Donecore." + setting.key());
    }

    /** The setting of a schedule's rate; empty for loads that go as fast as the two sides can. */
    private static final class RateOf implements Load.Cases<Optional<Setting>> {
        @Override
        public Optional<Setting> echo(Load.Echo load) {
            return Optional.of(Setting.ECHO_RATE);
        }

        @Override
        public Optional<Setting> echoLoop(Load.EchoLoop load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> exchanges(Load.Exchanges load) {
            return Optional.of(Setting.ECHO_RATE);
        }

        @Override
        public Optional<Setting> exchangeLoop(Load.ExchangeLoop load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> echoBurst(Load.EchoBurst load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> stream(Load.Stream load) {
            return load.paced() ? Optional.of(Setting.STREAM_RATE) : Optional.empty();
        }

        @Override
        public Optional<Setting> streamBurst(Load.StreamBurst load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> upload(Load.Upload load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> download(Load.Download load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> opening(ConnectionLoads.Opening load) {
            return Optional.of(Setting.SCALE_RATE);
        }

        @Override
        public Optional<Setting> visits(ConnectionLoads.Visits load) {
            return Optional.of(Setting.CHURN_RATE);
        }

        @Override
        public Optional<Setting> fanOut(FanOut load) {
            return Optional.of(Setting.BROADCAST_RATE);
        }

        @Override
        public Optional<Setting> contentEcho(ContentEcho load) {
            return Optional.of(Setting.COMPRESSION_RATE);
        }

        @Override
        public Optional<Setting> idle(ConnectionLoads.Idle load) {
            return Optional.empty();
        }

        @Override
        public Optional<Setting> ramp(Load.Ramp load) {
            return Optional.of(Setting.RAMP_RATE);
        }
    }
}
