package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.onecore.model.CoreChoice;
import dev.onecore.model.Pin;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CorePlanTest {
    private static final Optional<String> TASKSET = Optional.empty();
    private static final CoreChoice ANY = new CoreChoice(OptionalInt.empty(), List.of());

    @TempDir
    private Path root;

    @Test
    void theServerGetsTheLastCoreAndTheInjectorAllOthers() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), TASKSET);
        assertThat(plan.server()).hasValue(3);
        assertThat(plan.injector()).hasToString("0-2");
        assertThat(plan.sharesPhysicalCore()).isFalse();
        assertThat(plan.notPinned()).isEmpty();
    }

    @Test
    void theInjectorKeepsOffTheOtherHalfOfTheServersCore() throws Exception {
        siblings("1,3", 1, 3);
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), TASKSET);
        assertThat(plan.injector()).hasToString("0,2");
        assertThat(plan.sharesPhysicalCore()).isFalse();
    }

    @Test
    void theOtherHalfIsUsedWhenThereIsNoChoice() throws Exception {
        siblings("0-1", 0, 1);
        CorePlan plan = CorePlan.of(ANY, machine("0-1"), TASKSET);
        assertThat(plan.injector()).hasToString("0");
        assertThat(plan.sharesPhysicalCore()).isTrue();
    }

    @Test
    void aHybridMachineGivesTheServerALargeCore() throws Exception {
        write("sys/devices/cpu_core/cpus", "0-3");
        assertThat(CorePlan.of(ANY, machine("0-7"), TASKSET).server()).hasValue(3);
    }

    @Test
    void oneCoreAloneIsSharedAndSaidSo() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("2"), TASKSET);
        assertThat(plan.server()).hasValue(2);
        assertThat(plan.notPinned()).hasValue("server and injector share core 2, there is no other");
        assertThat(PinProof.ofInjector(plan).sentence())
                .isEqualTo("not pinned: server and injector share core 2, there is no other");
    }

    @Test
    void withoutTasksetNothingIsPinned() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), Optional.of("there is no taskset"));
        assertThat(plan.server()).isEmpty();
        assertThat(PinProof.ofServer(1, plan).state()).isEqualTo(Pin.State.UNPROVEN);
    }

    @Test
    void anIsolatedCoreMayBeChosen() throws Exception {
        write("sys/devices/system/cpu/isolated", "7");
        CorePlan plan = CorePlan.of(new CoreChoice(OptionalInt.of(7), List.of()), machine("0-3"), TASKSET);
        assertThat(plan.server()).hasValue(7);
        assertThat(plan.injector()).hasToString("0-3");
    }

    @Test
    void aCoreThatMayNotBeUsedIsRefused() {
        assertThatThrownBy(() -> CorePlan.of(new CoreChoice(OptionalInt.of(4), List.of()), machine("0-3"), TASKSET))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("serverCore=4")
                .hasMessageContaining("this process may use cores 0-3");
    }

    /** As in a virtual machine that could be given 128 cores and has four. */
    @Test
    void onlyCoresThatAreOnlineAreUsed() throws Exception {
        write("sys/devices/system/cpu/online", "0-3");
        CorePlan plan = CorePlan.of(ANY, machine("0-127"), TASKSET);
        assertThat(plan.server()).hasValue(3);
        assertThat(plan.injector()).hasToString("0-2");
    }

    @Test
    void withoutSysTheCoresOfCpuinfoAreTheOnesOnline() throws Exception {
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: x\n\nprocessor\t: 1\n");
        assertThat(machine("0-127").allowed()).hasToString("0-1");
    }

    @Test
    void aCoreThatIsOfflineIsRefusedEvenIfIsolated() throws Exception {
        write("sys/devices/system/cpu/online", "0-3");
        write("sys/devices/system/cpu/isolated", "9");
        for (int core : new int[] {9, 127}) {
            assertThatThrownBy(() -> CorePlan.of(
                            new CoreChoice(OptionalInt.empty(), List.of(0, core)), machine("0-127"), TASKSET))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("injectorCores=" + core)
                    .hasMessageContaining("core " + core + " is offline, and this process may use cores 0-3");
        }
    }

    @Test
    void aChosenCoreThatTheSystemRefusesNamesItsSettingAndAnyOtherIsNotPinned() throws Exception {
        Topology machine = machine("0-3");
        CoreChoice chosen = new CoreChoice(OptionalInt.of(2), List.of(0, 1));
        assertThatThrownBy(() -> CorePlan.of(chosen, machine, TASKSET)
                        .tried(chosen, machine, cores -> cores.contains(2) ? Optional.of("no such core") : TASKSET))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("serverCore=2 is not possible: the system refused it (no such core)");
        assertThatThrownBy(() -> CorePlan.of(chosen, machine, TASKSET)
                        .tried(chosen, machine, cores -> cores.contains(0) ? Optional.of("no such core") : TASKSET))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("injectorCores=0-1 is not possible: the system refused it (no such core)");
        CorePlan any = CorePlan.of(ANY, machine, TASKSET).tried(ANY, machine, cores -> Optional.of("not permitted"));
        assertThat(any.server()).isEmpty();
        assertThat(any.notPinned())
                .hasValue(
                        "core 3 for the server: the system refused it (not permitted); -Donecore.serverCore names another");
        CorePlan kept = CorePlan.of(ANY, machine, TASKSET);
        assertThat(kept.tried(ANY, machine, cores -> TASKSET)).isEqualTo(kept);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tasksetSaysWhyACoreIsRefused() {
        assumeThat(Affinity.UNAVAILABLE).as("taskset").isEmpty();
        assertThat(Affinity.refusal(Topology.ofThisMachine().allowed())).isEmpty();
        assertThat(Affinity.refusal(CoreSet.of(8_000))).get().asString().isNotBlank();
    }

    @Test
    void theServersCoreIsNotTheInjectorsToo() {
        assertThatThrownBy(() -> CorePlan.of(new CoreChoice(OptionalInt.of(1), List.of(1, 2)), machine("0-3"), TASKSET))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("core 1 is the server's, choose others");
    }

    @Test
    void aMovedInjectorProvesIt() throws Exception {
        Process harness = Children.java(FakeHarness.class, "move").start();
        try (var out = harness.inputReader()) {
            CorePlan plan = CorePlan.of(ANY);
            assertThat(out.readLine())
                    .startsWith("Pin[state=" + (plan.notPinned().isEmpty() ? "PROVEN" : "UNPROVEN"));
        } finally {
            harness.destroyForcibly();
        }
    }

    @Test
    void oneStrayThreadDisprovesAPin() throws Exception {
        thread(10, "3");
        thread(11, "3");
        thread(12, "0-3");
        Pin pin = PinProof.ofServer(root.resolve("proc"), 10, 3);
        assertThat(pin.state()).isEqualTo(Pin.State.DISPROVED);
        assertThat(pin.sentence())
                .isEqualTo("of 3 threads of the server, which should be held to core 3 alone, 1 may run on 0-3");
        assertThat(pin.observed()).containsExactly("0-3", "3");
    }

    @Test
    void anInjectorThreadMayKeepToSomeOfItsCores() throws Exception {
        thread(10, "0-2");
        thread(11, "1");
        Pin pin = PinProof.ofInjector(root.resolve("proc"), 10, CoreSet.parse("0-2"));
        assertThat(pin.sentence()).isEqualTo("all 2 threads of the injector are held to cores 0-2");
        assertThat(PinProof.ofInjector(root.resolve("proc"), 10, CoreSet.parse("0,2"))
                        .state())
                .isEqualTo(Pin.State.DISPROVED);
    }

    private void thread(int tid, String cores) throws IOException {
        write("proc/10/task/" + tid + "/status", "Name:\tx\nCpus_allowed:\tf\nCpus_allowed_list:\t" + cores);
    }

    private Topology machine(String allowed) throws IOException {
        write("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t" + allowed);
        return new Topology(root, 1);
    }

    private void siblings(String list, int... cores) throws IOException {
        for (int core : cores) {
            write("sys/devices/system/cpu/cpu" + core + "/topology/thread_siblings_list", list);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text + "\n");
    }
}
