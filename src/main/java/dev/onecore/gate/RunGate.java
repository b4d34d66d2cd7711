package dev.onecore.gate;

import dev.onecore.model.Campaign;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.report.CampaignReading;
import dev.onecore.report.ResultReader;
import dev.onecore.report.UnreadableResult;
import dev.onecore.settings.SettingsInUse;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gate that the settings of a run ask for: against a baseline where one is given, else of each target against the first.
 */
public final class RunGate {
    private final Settings settings;
    private final GateRequest request;
    private final Optional<Path> baseline;

    private RunGate(Settings settings, GateRequest request, Optional<Path> baseline) {
        this.settings = settings;
        this.request = request;
        this.baseline = baseline;
    }

    /** Says which of a gate's settings have no use in a run, beside what was given; none of them where nothing can be gated. */
    public static void use(SettingsInUse inUse, boolean gated) {
        Map<String, String> given = inUse.all().given();
        boolean baseline = gated && given.containsKey(Setting.BASELINE.key());
        boolean asked = baseline || (gated && given.containsKey(Setting.GATE.key()));
        if (!gated) {
            inUse.hasNoUse(Setting.BASELINE);
            inUse.hasNoUse(Setting.GATE);
        }
        if (!asked) {
            inUse.hasNoUse(Setting.GATE_MODE);
        }
        if (!baseline) {
            inUse.hasNoUse(Setting.REFERENCE);
        }
    }

    /**
     * The gate of a run with these workloads; empty where none is asked for.
     *
     * @throws WrongSetting when its settings cannot be understood, or nothing can be compared
     */
    public static Optional<RunGate> of(Settings settings, List<Workload> workloads) {
        Map<String, String> given = settings.given();
        if (!given.containsKey(Setting.BASELINE.key()) && !given.containsKey(Setting.GATE.key())) {
            return Optional.empty();
        }
        String thresholds = given.getOrDefault(Setting.GATE.key(), Thresholds.NONE.toString());
        try {
            GateMode mode = settings.scalars()
                    .choice(Setting.GATE_MODE)
                    .flatMap(GateMode::named)
                    .orElse(GateMode.NO_REGRESSION);
            GateRequest request = new GateRequest(
                    Thresholds.read(thresholds), mode, Optional.ofNullable(given.get(Setting.REFERENCE.key())));
            request.requireKnown(workloads.stream().map(Workload::name).toList());
            return Optional.of(new RunGate(settings, request, baseline(settings)));
        } catch (WrongGate e) {
            throw WrongSetting.impossible(Setting.GATE.key(), thresholds, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Path> baseline(Settings settings) {
        String given = settings.given().getOrDefault(Setting.BASELINE.key(), "");
        try {
            return given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(settings.home().resolve(given));
        } catch (InvalidPathException e) {
            throw WrongSetting.impossible(Setting.BASELINE.key(), given, "this machine has no such path");
        }
    }

    /**
     * Makes sure before a campaign that there is something to compare it with.
     *
     * @throws WrongSetting when the baseline is missing, unreadable or of another kind, or there is no second target
     */
    public void require(Campaign planned) {
        if (baseline.isEmpty()) {
            if (planned.targets().size() < 2) {
                throw wrong(Setting.GATE, "there is nothing to compare with; give a second target, or a baseline");
            }
            return;
        }
        try {
            BaselineGate.require(ResultReader.open(baseline.get()), ResultReader.planned(planned), request);
        } catch (UnreadableResult | Incomparable e) {
            throw wrong(Setting.BASELINE, String.valueOf(e.getMessage()));
        } catch (WrongGate e) {
            throw wrong(
                    request.reference().isPresent() ? Setting.REFERENCE : Setting.GATE, String.valueOf(e.getMessage()));
        }
    }

    private WrongSetting wrong(Setting setting, String rule) {
        return WrongSetting.impossible(setting.key(), settings.given().getOrDefault(setting.key(), ""), rule);
    }

    /**
     * The report on a campaign that was run.
     *
     * @throws UnreadableResult when the baseline cannot be read any more
     * @throws Incomparable when the two did not do the same
     */
    public GateReport report(Path folder) {
        return baseline.map(path -> BaselineGate.of(ResultReader.open(path), ResultReader.open(folder), request))
                .orElseGet(() -> PairedGate.of(CampaignReading.of(folder).findings(), request));
    }
}
