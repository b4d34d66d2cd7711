package dev.onecore.cli;

import dev.onecore.gate.BaselineGate;
import dev.onecore.gate.GateMode;
import dev.onecore.gate.GateReport;
import dev.onecore.gate.GateRequest;
import dev.onecore.gate.Incomparable;
import dev.onecore.gate.Thresholds;
import dev.onecore.gate.WrongGate;
import dev.onecore.report.ResultReader;
import dev.onecore.report.UnreadableResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code onecore compare}: sets a campaign against an earlier one, and fails where it became worse. */
@Command(
        name = "compare",
        description = {
            "Set a campaign against an earlier one, by the figures that decide each workload.",
            "Each is named by its folder or its result.json."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no regression beyond its threshold is shown; one may not be excluded",
            "1:one is shown, or a trial of CAMPAIGN failed",
            "2:one of the two is missing, cannot be read, or cannot be compared with the other",
            "3:the tool itself failed"
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASELINE", description = "the earlier campaign")
    private Path baseline;

    @Parameters(index = "1", paramLabel = "CAMPAIGN", description = "the campaign that must not be worse")
    private Path campaign;

    @Option(
            names = "--gate",
            paramLabel = "THRESHOLDS",
            description =
                    "how much worse it may become: by workload, by latency, cpu or throughput, or for all, such as echo-latency:10%%,cpu:5%% or 5%%; what is not named is shown and not gated (default: 0%%)")
    private Optional<String> gate = Optional.empty();

    @Option(
            names = "--require",
            paramLabel = "MODE",
            defaultValue = "no-regression",
            description =
                    "no-regression, or equivalence: also fail where it is not shown that the two are equal within the threshold (default: ${DEFAULT-VALUE})")
    private String require;

    @Option(
            names = "--reference",
            paramLabel = "TARGET",
            description =
                    "a target that both campaigns ran in the same way; what it changed by is taken for the machine's")
    private Optional<String> reference = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "write compare.junit.xml and compare.md there, which is made where it is missing")
    private Optional<Path> to = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            GateRequest request =
                    new GateRequest(gate.map(Thresholds::read).orElse(Thresholds.NONE), mode(), reference);
            GateReport report = BaselineGate.of(ResultReader.open(baseline), ResultReader.open(campaign), request);
            if (to.isPresent()) {
                report.write(to.get());
            }
            out.print(report.table());
            out.flush();
            return report.passed() ? 0 : Onecore.FAILED;
        } catch (WrongGate | Incomparable | UnreadableResult e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private GateMode mode() {
        return GateMode.named(require)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--require is one of "
                                + Arrays.stream(GateMode.values())
                                        .map(GateMode::label)
                                        .collect(Collectors.joining(", "))
                                + ", not '" + require + "'"));
    }
}
