package dev.onecore.gatling;

import dev.onecore.gate.GateReport;
import dev.onecore.gate.RunGate;
import dev.onecore.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A campaign's page, and what its gate found, which is written beside it. */
final class GatedPage implements CampaignOutput {
    private final RunGate gate;
    private @Nullable GateReport found;

    GatedPage(RunGate gate) {
        this.gate = gate;
    }

    @Override
    public String request() {
        return "gate";
    }

    @Override
    public Optional<String> judge(Path folder) {
        try {
            GateReport report = gate.report(folder);
            found = report;
            report.write(folder);
            return report.passed() ? Optional.empty() : Optional.of(String.join("; ", report.reasons()));
        } catch (IOException e) {
            return Optional.of("the gate's findings cannot be written: " + e.getMessage());
        }
    }

    @Override
    public String of(Path folder) throws IOException {
        GateReport report = found;
        String gated = report == null ? "The campaign was cut short, and its gate found nothing." : report.table();
        // The last line of the page's table names what to open.
        return gated.stripTrailing() + "\n\n" + Report.write(folder).table();
    }
}
