package dev.onecore.cli;

import static dev.onecore.gate.ResultFile.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.gate.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code onecore compare} by its exit codes and by all that it prints and writes. */
class CompareCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path baseline;
    private Path slower;

    @BeforeEach
    void write() throws IOException {
        baseline = new ResultFile("20261121").with("vertx", rounds(100, 2)).at(folder, "baseline.json");
        slower = new ResultFile("20261122").with("vertx", rounds(120, 2)).at(folder, "slower.json");
    }

    private int run(Object... arguments) {
        String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        return Onecore.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    void aRegressionIsOneAndStandsInTheTable() {
        assertThat(run("compare", baseline, slower, "--gate", "latency:5%")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
        assertThat(out).hasToString("""
                Gate: 20261122 against 20261121

                workload      target  deciding figure        ratio [99 % interval]  gate  finding
                echo-latency  vertx   response time, median  1.20× [1.16, 1.24]     5 %   worse, by more than 5 % (5 and 5 rounds)

                ! rounds of two stored campaigns were never interleaved; their drift between days is in this ratio

                FAILED: response time, median of vertx in echo-latency is 1.20× [1.16, 1.24] that of 20261121: worse, by more than 5 %
                """);
    }

    @Test
    void anEqualBuildPassesInBothModes() {
        assertThat(run("compare", baseline, baseline)).isZero();
        assertThat(run("compare", baseline, baseline, "--gate", "5%", "--require", "equivalence"))
                .isZero();
        assertThat(out.toString())
                .contains("PASSED: no regression beyond its threshold is shown")
                .contains("equal within 5 % (5 and 5 rounds)")
                .endsWith("PASSED: all that is gated is shown to be equal within its threshold\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatCannotBeExcludedPassesUnlessEquivalenceIsRequired() throws IOException {
        Path wide = new ResultFile("20261122").with("vertx", rounds(103, 12)).at(folder, "wide.json");

        assertThat(run("compare", baseline, wide, "--gate", "5%")).isZero();
        assertThat(out.toString()).contains("undecided: up to 2").contains(" % worse is not excluded");
        assertThat(run("compare", baseline, wide, "--gate", "5%", "--require", "equivalence"))
                .isEqualTo(1);
    }

    @Test
    void aFailedTrialIsOne() throws IOException {
        Path failed = new ResultFile("20261122")
                .with("vertx", rounds(100, 2))
                .but("/trials/0", trial -> trial.put("verdict", "FAILED"))
                .at(folder, "failed.json");

        assertThat(run("compare", baseline, failed)).isEqualTo(1);
        assertThat(out.toString()).endsWith("FAILED: trial 1 (echo-latency, vertx, round 1) failed\n");
    }

    @Test
    void theFilesForAPullRequestAndACiServerWhole() throws IOException {
        Path there = folder.resolve("made/there");

        assertThat(run("compare", baseline, slower, "--gate", "latency:5%", "--to", there))
                .isEqualTo(1);
        assertThat(there.resolve("compare.md")).hasContent("""
                ## Gate: 20261122 against 20261121

                - FAILED: response time, median of vertx in echo-latency is 1.20× \\[1.16, 1.24\\] that of 20261121: worse, by more than 5 %

                | workload | target | deciding figure | ratio [99 % interval] | rounds | gate | finding |
                | --- | --- | --- | ---: | ---: | ---: | --- |
                | Echo latency | vertx | response time, median | 1.20× \\[1.16, 1.24\\] | 5 and 5 rounds | 5 % | worse, by more than 5 % |

                - rounds of two stored campaigns were never interleaved; their drift between days is in this ratio
                """);
        assertThat(there.resolve("compare.junit.xml")).hasContent("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="Gate: 20261122 against 20261121">
                  <testsuite name="compare" tests="2" failures="1" errors="0" skipped="0" time="0.000">
                    <testcase classname="onecore.compare" name="no trial failed" time="0.000"/>
                    <testcase classname="onecore.compare" name="echo-latency, vertx: response time, median" time="0.000">
                      <failure message="1.20× [1.16, 1.24], gate 5 %: worse, by more than 5 %">1.20× [1.16, 1.24], gate 5 %: worse, by more than 5 %</failure>
                    </testcase>
                  </testsuite>
                </testsuites>
                """);
    }

    @Test
    void aMissingBaselineIsTwo() {
        Path missing = folder.resolve("missing");

        assertThat(run("compare", missing, slower)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: no campaign in %s; a campaign's folder or its result.json is needed
                Try 'onecore compare --help'.
                """.formatted(missing));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"sche; it is cut short or no result.json",
                "{\"schema\":\"onecore/result/2\"}; its schema is not onecore/result/1",
                "[]; its schema is not onecore/result/1",
                "{\"schema\":\"onecore/result/1\"}; it is cut short or no result.json",
            })
    void anUnreadableBaselineIsTwo(String content, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), content);

        assertThat(run("compare", file, slower)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: %s cannot be read: %s
                Try 'onecore compare --help'.
                """.formatted(file, why));
    }

    @Test
    void aFolderWithoutACampaignIsTwo() {
        assertThat(run("compare", folder, slower)).isEqualTo(2);
        assertThat(err.toString()).startsWith("onecore: no campaign in " + folder.resolve("result.json") + "; ");
    }

    @Test
    void whatCannotBeComparedIsTwo() throws IOException {
        Path other = new ResultFile("20261122")
                .with("vertx", rounds(100, 2))
                .but("/workloads/0/phases/0/load", load -> load.put("size", 1024))
                .at(folder, "other.json");

        assertThat(run("compare", baseline, other)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: these campaigns cannot be compared: echo-latency, constant: size is 1024, and 24 in the baseline
                Try 'onecore compare --help'.
                """);
    }

    @Test
    void aThresholdOfNothingThatIsThereIsTwoWithWhatMayBeMeant() {
        assertThat(run("compare", baseline, slower, "--gate", "echo-latncy:5%")).isEqualTo(2);
        assertThat(err).hasToString("""
                onecore: 'echo-latncy' is none of echo-latency, latency, cpu, throughput; did you mean echo-latency?
                Try 'onecore compare --help'.
                """);
    }

    @Test
    void aModeThatThereIsNotIsTwo() {
        assertThat(run("compare", baseline, slower, "--require", "equality")).isEqualTo(2);
        assertThat(err).hasToString("""
                onecore: --require is one of no-regression, equivalence, not 'equality'
                Try 'onecore compare --help'.
                """);
    }
}
