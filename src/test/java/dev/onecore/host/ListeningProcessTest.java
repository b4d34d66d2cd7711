package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecore.model.Pin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who listens on a port: this machine's own tables, and made ones for what cannot be had here. */
@EnabledOnOs(OS.LINUX)
class ListeningProcessTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    @Test
    void theProcessThatListensIsFoundByAnyNameOfThisMachine() throws Exception {
        try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            long self = ProcessHandle.current().pid();
            assertThat(ListeningProcess.at("localhost", here.getLocalPort()).pid())
                    .hasValue(self);
            assertThat(ListeningProcess.at("127.0.0.1", here.getLocalPort()).sentence())
                    .contains("process " + self + " (java) of this machine listens on port " + here.getLocalPort());
        }
    }

    @Test
    void anotherMachineIsNotLookedAt() {
        assertThat(ListeningProcess.at("192.0.2.1", 80).sentence())
                .isEqualTo("nothing is known of the server's process, since 192.0.2.1 is no address of this machine");
        assertThat(ListeningProcess.at("no-such-host.invalid", 80).pid()).isEmpty();
    }

    @Test
    void aConnectionOfTheSamePortIsNoListener() throws Exception {
        table("   0: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 77 1 0\n");
        process("12", "socket:[77]");
        assertThat(ListeningProcess.at(proc, 8080).sentence())
                .isEqualTo(
                        "nothing is known of the server's process: none that this user may look at listens on port 8080");
    }

    @Test
    void oneAmongSeveralProcessesIsNotGuessed() throws Exception {
        table("   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 77 1 0\n");
        process("12", "socket:[77]");
        process("9", "socket:[77]");
        process("8", "socket:[78]");
        ListeningProcess found = ListeningProcess.at(proc, 8080);
        assertThat(found.pid()).isEmpty();
        assertThat(found.sentence()).contains("several listen on port 8080, 9, 12");
    }

    @Test
    void aServerHeldToOneCoreOfItsOwnIsProvenAndAnyOtherIsUnproven() throws Exception {
        status("21", "5", "5");
        assertThat(PinProof.ofEndpoint(proc, 21, CoreSet.of(0, 1)).state()).isEqualTo(Pin.State.PROVEN);
        assertThat(PinProof.ofEndpoint(proc, 21, CoreSet.of(5, 6)))
                .extracting(Pin::state)
                .isEqualTo(Pin.State.UNPROVEN);
        status("22", "0-7", "0-7");
        assertThat(PinProof.ofEndpoint(proc, 22, CoreSet.of(0)).sentence())
                .isEqualTo(
                        "not pinned: of 2 threads of the server, process 22 of this machine, which should be held to one"
                                + " core, which is none of the injector's, 2 may run on 0-7; start it under taskset -c <core>");
        status("23", "4", "5");
        assertThat(PinProof.ofEndpoint(proc, 23, CoreSet.of(0)).sentence())
                .isEqualTo("not pinned: the server's threads may run on cores 4, 5");
        assertThat(PinProof.ofEndpoint(proc, 99, CoreSet.of(0)).state()).isEqualTo(Pin.State.UNPROVEN);
    }

    private void table(String row) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), HEADER + row);
    }

    private void process(String pid, String descriptor) throws IOException {
        Path descriptors = Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.createSymbolicLink(descriptors.resolve("3"), Path.of(descriptor));
    }

    private void status(String pid, String... cores) throws IOException {
        for (int thread = 0; thread < cores.length; thread++) {
            Path task = Files.createDirectories(proc.resolve(pid + "/task/" + thread));
            Files.writeString(task.resolve("status"), "Name:\tx\nCpus_allowed_list:\t" + cores[thread] + "\n");
        }
    }
}
