package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecore.model.CoreChoice;
import dev.onecore.model.Pin;
import dev.onecore.model.WrongSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CorePlanTest {
    private static final CoreChoice ANY = new CoreChoice(OptionalInt.empty(), List.of());

    @TempDir
    private Path root;

    @Test
    void theServerGetsTheLastCoreAndTheInjectorAllOthers() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), true);
        assertThat(plan.server()).hasValue(3);
        assertThat(plan.injector()).hasToString("0-2");
        assertThat(plan.sharesPhysicalCore()).isFalse();
        assertThat(plan.notPinned()).isEmpty();
    }

    @Test
    void theInjectorKeepsOffTheOtherHalfOfTheServersCore() throws Exception {
        siblings("1,3", 1, 3);
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), true);
        assertThat(plan.injector()).hasToString("0,2");
        assertThat(plan.sharesPhysicalCore()).isFalse();
    }

    @Test
    void theOtherHalfIsUsedWhenThereIsNoChoice() throws Exception {
        siblings("0-1", 0, 1);
        CorePlan plan = CorePlan.of(ANY, machine("0-1"), true);
        assertThat(plan.injector()).hasToString("0");
        assertThat(plan.sharesPhysicalCore()).isTrue();
    }

    @Test
    void aHybridMachineGivesTheServerALargeCore() throws Exception {
        write("sys/devices/cpu_core/cpus", "0-3");
        assertThat(CorePlan.of(ANY, machine("0-7"), true).server()).hasValue(3);
    }

    @Test
    void oneCoreAloneIsSharedAndSaidSo() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("2"), true);
        assertThat(plan.server()).hasValue(2);
        assertThat(plan.notPinned()).hasValue("server and injector share core 2, there is no other");
        assertThat(PinProof.ofInjector(plan).sentence())
                .isEqualTo("not pinned: server and injector share core 2, there is no other");
    }

    @Test
    void withoutTasksetNothingIsPinned() throws Exception {
        CorePlan plan = CorePlan.of(ANY, machine("0-3"), false);
        assertThat(plan.server()).isEmpty();
        assertThat(PinProof.ofServer(1, plan).state()).isEqualTo(Pin.State.UNPROVEN);
    }

    @Test
    void anIsolatedCoreMayBeChosen() throws Exception {
        write("sys/devices/system/cpu/isolated", "7");
        CorePlan plan = CorePlan.of(new CoreChoice(OptionalInt.of(7), List.of()), machine("0-3"), true);
        assertThat(plan.server()).hasValue(7);
        assertThat(plan.injector()).hasToString("0-3");
    }

    @Test
    void aCoreThatMayNotBeUsedIsRefused() {
        assertThatThrownBy(() -> CorePlan.of(new CoreChoice(OptionalInt.of(4), List.of()), machine("0-3"), true))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("serverCore=4")
                .hasMessageContaining("this process may use cores 0-3");
    }

    @Test
    void theServersCoreIsNotTheInjectorsToo() {
        assertThatThrownBy(() -> CorePlan.of(new CoreChoice(OptionalInt.of(1), List.of(1, 2)), machine("0-3"), true))
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
