package dev.onecore.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.evidence.CampaignFolder;
import dev.onecore.model.Arrivals;
import dev.onecore.model.Campaign;
import dev.onecore.model.Environment;
import dev.onecore.model.Load;
import dev.onecore.model.Metric;
import dev.onecore.model.Phase;
import dev.onecore.model.Settings;
import dev.onecore.model.Trial;
import dev.onecore.model.Workload;
import dev.onecore.settings.SettingsList;
import dev.onecore.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line by its exit codes (0 done, 1 a rule failed, 2 wrong usage, 3 the tool failed) and by all that it prints. */
class OnecoreTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(Object... arguments) {
        String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        return Onecore.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    @Test
    void withoutACommandTheHelpIsPrintedAsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                Usage: onecore [-hV] COMMAND
                Which WebSocket server does more on one core, and what does it cost?
                Campaigns are run by 'mvn gatling:test' or by 'run'; the other commands look at
                machines, examine a server, print an old campaign again and compare two.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.
                Commands:
                  run                  Run a campaign, as 'mvn gatling:test' does, without
                                         Maven: the simulations as they were last built.
                  inject               Be an injector of a campaign that 'run' leads in another
                                         pod of the same service.
                  kubernetes           Print what a Kubernetes cluster is told: a service, a
                                         job that leads a campaign and one whose pods inject.
                  check                Look whether each machine of an inventory has what a
                                         campaign needs, and say what to do where it has not.
                  exam                 Check a server against the rules of onecore/1, row by
                                         row. No other client should use it meanwhile.
                  report               Make the page, result.json and the table of a campaign's
                                         folder again, from its evidence alone.
                  compare              Set a campaign against an earlier one, by the figures
                                         that decide each workload.
                  picture              Take a picture of a campaign's page with the Chromium
                                         that is installed here.
                  settings             List the settings of a run with the values that each
                                         takes.
                  simulations          List the simulations, with the command that runs each.
                  generate-completion  Generate bash/zsh completion script for onecore.
                  help                 Display help information about the specified command.
                """);
    }

    @Test
    void aPictureIsRefusedWhereItsFolderIsMissing() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html><title>a page</title>");
        Path picture = folder.resolve("missing/page.png");
        assertThat(run("picture", folder, picture)).isEqualTo(2);
        assertThat(err.toString())
                .contains("no picture can be written to " + picture + "; name a folder that is there");
    }

    @Test
    void theSettingsAreListedWithoutAnError() {
        assertThat(run("settings")).isZero();
        assertThat(out).hasToString(SettingsList.text() + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSimulationsAreListedWithTheCommandThatRunsEach() {
        assertThat(run("simulations")).isZero();
        assertThat(out).hasToString("""
                Comparison: all five workloads in one campaign, which is what runs unless another is named
                    mvn gatling:test
                EchoLatency: response time of echoes on an open schedule, constant and Poisson
                    mvn gatling:test -Donecore.workloads=echo-latency
                RandomDataStream: the server pushes random data, paced and as fast as it is read
                    mvn gatling:test -Donecore.workloads=random-data-stream
                Throughput: echoes in closed loops, and pipelined on one connection
                    mvn gatling:test -Donecore.workloads=throughput
                FileUpload: files up and down, every byte checked
                    mvn gatling:test -Donecore.workloads=file-upload
                UserRamp: users who arrive one by one, each with a paced stream
                    mvn gatling:test -Donecore.workloads=user-ramp
                ConnectionScale: idle connections, as many as the limits allow: what each takes of the server's memory
                    mvn gatling:test -Donecore.simulation=ConnectionScale
                Capacity: the highest rate of echoes with p99 at most 10 ms and nothing lost
                    mvn gatling:test -Donecore.simulation=Capacity
                Soak: a fixed rate for minutes to hours: what grows meanwhile
                    mvn gatling:test -Donecore.simulation=Soak
                Churn: connections that come on an open schedule, exchange ten messages and go
                    mvn gatling:test -Donecore.simulation=Churn
                Broadcast: one message in, delivered to all members of a topic: to the median one, to the last
                    mvn gatling:test -Donecore.simulation=Broadcast
                Compression: echoes with permessage-deflate and without, of text and of random bytes
                    mvn gatling:test -Donecore.simulation=Compression
                Calibration: the tool itself, checked on servers whose behaviour is known
                    mvn gatling:test -Donecore.simulation=Calibration
                OwnProtocol: an example for a server that does not speak the contract, to be copied
                    mvn gatling:test -Donecore.simulation=OwnProtocol -Donecore.targets=<name>=ws://<host>:<port>
                """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCommandThatThereIsNotIsAnsweredWithThoseThatMayBeMeant() {
        assertThat(run("setings")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: Unmatched argument at index 0: 'setings'
                Did you mean: onecore settings?
                Try 'onecore --help'.
                """);
    }

    @Test
    void aRuleThatDoesNotHoldIsOne() throws IOException {
        assertThat(run("exam", "ws://127.0.0.1:" + closedPort(), "--brief")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().replaceAll(" +[0-9.]+ s\\R", "  0.00 s\n")).isEqualTo("""
                failed    handshake      accepts-connections  0.00 s
                           contract  When it can accept, it prints one line
                           expected  an open port
                           seen      connection refused or timed out
                9 rules: 0 held, 1 failed, 8 not tried
                """);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aFolderWithoutACampaignIsWrongUsage() {
        assertThat(run("report", folder)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: no campaign in %s; expected campaign.json
                Try 'onecore report --help'.
                """.formatted(folder));
    }

    @Test
    void aCampaignIsReportedAnew() throws IOException {
        Path campaign = campaign();

        assertThat(run("report", campaign)).isZero();
        assertThat(out.toString()).contains(campaign.resolve("index.html").toString());
        assertThat(err.toString()).isEmpty();
        assertThat(campaign.resolve("index.html")).exists();
    }

    @Test
    void aPlaceWhereNothingCanBeWrittenIsTheToolsFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("report", campaign(), "--to", file.resolve("there"))).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("onecore: ").contains(file.toString());
        assertThat(err.toString().strip()).doesNotEndWith(file.toString());
    }

    @Test
    void aPictureNeedsAPage() {
        assertThat(run("picture", folder, folder.resolve("page.png"))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("""
                onecore: no page in %s; make one by 'report'
                Try 'onecore picture --help'.
                """.formatted(folder));
    }

    /** A campaign that ended before its first trial. */
    private Path campaign() throws IOException {
        Settings settings = SettingsReader.read(Map.of("targets", "vertx"));
        Phase phase = Phase.measured("x", "x", new Load.Echo(Arrivals.CONSTANT, 10, 1, 24), Duration.ofSeconds(1));
        Workload workload = new Workload("echo-latency", "Echo latency", "x", Metric.RESPONSE_P50, List.of(phase));
        return CampaignFolder.create(
                        folder,
                        new Campaign(
                                "20261122-105500-comparison",
                                "Comparison",
                                Instant.EPOCH,
                                settings,
                                1,
                                List.of(workload),
                                settings.targets(),
                                List.of(new Trial(
                                        1, 1, 1, workload, settings.targets().get(0)))),
                        Environment.UNKNOWN)
                .path();
    }
}
