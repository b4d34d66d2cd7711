package dev.onecore.gatling;

import dev.onecore.evidence.CalibrationFile;
import dev.onecore.host.Machine;
import dev.onecore.model.CalibrationRecord;
import dev.onecore.model.Claim;
import dev.onecore.model.Profile;
import dev.onecore.model.Setting;
import dev.onecore.model.Settings;
import dev.onecore.model.Target;
import dev.onecore.model.TrialMatrix;
import dev.onecore.model.WireFaults;
import dev.onecore.model.Workload;
import dev.onecore.model.WrongSetting;
import dev.onecore.proof.ClaimTable;
import dev.onecore.proof.Proof;
import dev.onecore.proof.Proofs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a calibration runs, and the table that it ends with. */
final class CalibrationRun implements TrialMatrix, CampaignOutput {
    /** What a calibration decides by itself, beside what its workloads never ask for. */
    private static final List<Setting> FIXED =
            List.of(Setting.TARGETS, Setting.ROUNDS, Setting.PRECISION, Setting.TIME, Setting.WORKLOADS, Setting.WIRE);

    /** The name of the request that is KO when a claim does not hold. */
    static final String REQUEST = "calibration";

    private static final double THROTTLED_SHARE = 0.2;
    private static final int REPEATS = 3;

    /** What the short form may take, its table and Gatling's report apart. */
    private static final Duration SHORT = Duration.ofSeconds(280);

    private final Profile profile;
    private final List<Proof> proofs;
    private @Nullable CalibrationRecord calibration;

    CalibrationRun(Profile profile, List<Proof> proofs) {
        this.profile = profile;
        this.proofs = List.copyOf(proofs);
    }

    /**
     * Makes sure that a user left to the calibration what is the calibration's.
     *
     * @throws WrongSetting when not
     */
    static void requireNothingFixed(Settings settings) {
        FIXED.stream()
                .filter(fixed -> settings.given().containsKey(fixed.key()))
                .findFirst()
                .ifPresent(fixed -> {
                    throw WrongSetting.impossible(
                            fixed.key(),
                            String.valueOf(settings.given().get(fixed.key())),
                            "a calibration has its own; leave it out");
                });
        if (settings.profile() == Profile.CASE_STUDY) {
            throw WrongSetting.impossible(
                    Setting.PROFILE.key(), settings.profile().label(), "a calibration is quick or thorough");
        }
    }

    List<Proof> proofs() {
        return proofs;
    }

    /** Rounds that may be run once more: one that the machine spoiled says nothing of the tool. */
    int repeats() {
        return REPEATS;
    }

    /** Every variant of the calibration server that a proof asks for, as the setting of that name. */
    String targets() {
        return proofs.stream()
                .flatMap(proof -> proof.variants().stream())
                .distinct()
                .map(variant -> variant + "=calibration:" + variant)
                .collect(Collectors.joining(","));
    }

    @Override
    public boolean pairs(Workload workload, Target target) {
        return proof(workload).variants().contains(target.name());
    }

    @Override
    public int rounds(Workload workload) {
        return proof(workload).rounds(profile);
    }

    @Override
    public Optional<WireFaults> wire(Workload workload, Target target) {
        return proof(workload).wire(target.name());
    }

    @Override
    public double injectorShare(Workload workload) {
        return proof(workload).throttled() ? THROTTLED_SHARE : 1;
    }

    @Override
    public boolean examines() {
        return false;
    }

    @Override
    public Duration limit() {
        return profile == Profile.THOROUGH ? TrialMatrix.super.limit() : SHORT;
    }

    private Proof proof(Workload workload) {
        return proofs.stream()
                // By its name: each trial of a search has a rate of its own.
                .filter(proof -> proof.workload().name().equals(workload.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(workload.name() + " proves nothing"));
    }

    @Override
    public String request() {
        return REQUEST;
    }

    /** Judges every claim and keeps the outcome for the pages of later campaigns on this machine. */
    @Override
    public Optional<String> judge(Path folder) {
        CalibrationRecord judged = new CalibrationRecord(
                String.valueOf(folder.getFileName()),
                Instant.now(),
                Machine.fingerprint(),
                profile,
                Proofs.judge(folder, proofs));
        calibration = judged;
        List<String> failed = judged.claims().stream()
                .filter(claim -> !claim.passed())
                .map(Claim::text)
                .toList();
        return failed.isEmpty() ? Optional.empty() : Optional.of("did not hold: " + String.join("; ", failed));
    }

    @Override
    public String of(Path folder) throws IOException {
        CalibrationRecord judged = calibration;
        if (judged == null) {
            return "The calibration was cut short and proves nothing; the one before stands.";
        }
        Path reports = folder.toAbsolutePath().getParent();
        if (reports != null) {
            CalibrationFile.write(reports, judged);
        }
        return ClaimTable.of(judged);
    }

    @Override
    public boolean failuresAreNews() {
        return false;
    }
}
