package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLimitsTest {

    @TempDir
    private Path proc;

    @BeforeEach
    void anOrdinaryUser() throws IOException {
        write("self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t40\n");
        write("77/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nThreads:\t400\n");
        write("1/status", "Name:\tinit\nUid:\t0\t0\t0\t0\nThreads:\t9000\n");
        write("sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        limits("20000", "unlimited");
    }

    @Test
    void whatFitsIsNotRefused() {
        assertThat(ProcessLimits.of(proc).refusal(10_000, false)).isEmpty();
        assertThat(ProcessLimits.ofThisProcess().refusal(1, false)).isEmpty();
    }

    @Test
    void aSystemThatDoesNotTellRefusesNothing() {
        assertThat(ProcessLimits.of(proc.resolve("nothing")).refusal(1_000_000, false))
                .isEmpty();
    }

    @Test
    void tooFewOpenFilesAreSaidWithTheLineThatRaisesThem() throws Exception {
        limits("256", "unlimited");
        assertThat(ProcessLimits.of(proc).refusal(1_000, false))
                .hasValue(
                        "1,000 connections need about 1,192 open files in this process and as many in the server, and each may"
                                + " have 256. Raise the limit in the shell that starts the run: ulimit -n 2048");
        assertThat(ProcessLimits.of(proc).refusal(50, false)).isEmpty();
    }

    @Test
    void tooFewLocalPortsAreSaid() throws Exception {
        limits("unlimited", "unlimited");
        assertThat(ProcessLimits.of(proc).refusal(28_233, false))
                .get()
                .asString()
                .contains("28,233 connections", "32768 to 60999", "sysctl net.ipv4.ip_local_port_range");
        assertThat(ProcessLimits.of(proc).refusal(28_232, false)).isEmpty();
    }

    @Test
    void tooFewThreadsOfTheUserAreSaidButRootHasNoLimit() throws Exception {
        limits("20000", "450");
        assertThat(ProcessLimits.of(proc).refusal(50, false))
                .hasValue(
                        "this user has 400 threads, about 96 more are needed, and the limit is 450. Raise it in the shell that"
                                + " starts the run: ulimit -u 1024");
        write("self/status", "Uid:\t0\t0\t0\t0\n");
        assertThat(ProcessLimits.of(proc).refusal(50, false)).isEmpty();
    }

    @Test
    void portsOfClosedConnectionsAreEnoughUnlessTheKernelKeepsThem() throws Exception {
        assertThat(ProcessLimits.of(proc).closingRefusal(5_000)).isEmpty();
        write("sys/net/ipv4/tcp_tw_reuse", "0\n");
        assertThat(ProcessLimits.of(proc).closingRefusal(400)).isEmpty();
        assertThat(ProcessLimits.of(proc).closingRefusal(500))
                .get()
                .asString()
                .contains("tcp_tw_reuse is 0", "30,000 connections", "ip_local_port_range");
    }

    private void limits(String files, String processes) throws IOException {
        write(
                "self/limits",
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max processes             " + processes + "             96365                processes \n"
                        + "Max open files            " + files + "                20000                files     \n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(proc.resolve(file).getParent());
        Files.writeString(proc.resolve(file), text);
    }
}
