package dev.onecore.host;

import dev.onecore.model.Secrets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * What a figure owes to the place where it was measured: hardware, kernel and JVM as sorted text, for the environment of a
 * campaign. What a system does not report is absent. Reading it takes up to a second.
 */
public final class Machine {
    private static final Path CPU = Path.of("/sys/devices/system/cpu");

    private Machine() {}

    /** The description of this machine, such as {@code cpu.model}, {@code cpu.governor}, {@code kernel}, {@code jvm}. */
    public static SortedMap<String, String> describe() {
        SortedMap<String, String> facts = new TreeMap<>();
        SystemInfo system = new SystemInfo();
        describeProcessor(system.getHardware().getProcessor(), facts);
        facts.put("memory.bytes", Long.toString(system.getHardware().getMemory().getTotal()));
        facts.put("os", system.getOperatingSystem().toString());
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        describeKernel(facts);
        describeJvm(facts);
        facts.values().removeIf(String::isBlank);
        return facts;
    }

    /** What a machine is known by, in one line: a calibration holds for this and no other. */
    public static String fingerprint() {
        SortedMap<String, String> facts = describe();
        return Stream.of("cpu.model", "cpu.logical", "memory.bytes", "virtual", "kernel", "architecture")
                .map(name -> facts.getOrDefault(name, "-"))
                .collect(Collectors.joining(", "));
    }

    private static void describeProcessor(CentralProcessor processor, Map<String, String> facts) {
        facts.put("cpu.model", processor.getProcessorIdentifier().getName().strip());
        facts.put("cpu.logical", Integer.toString(processor.getLogicalProcessorCount()));
        facts.put("cpu.physical", Integer.toString(processor.getPhysicalProcessorCount()));
        facts.put("cpu.packages", Integer.toString(processor.getPhysicalPackageCount()));
        put(facts, "cpu.smt", "smt/active", Map.of("1", "on", "0", "off"));
        put(facts, "cpu.governor", "cpu0/cpufreq/scaling_governor", Map.of());
        put(facts, "cpu.driver", "cpu0/cpufreq/scaling_driver", Map.of());
        put(facts, "cpu.maxKHz", "cpu0/cpufreq/cpuinfo_max_freq", Map.of());
        put(facts, "cpu.isolated", "isolated", Map.of());
        put(facts, "cpu.turbo", "cpufreq/boost", Map.of("1", "on", "0", "off"));
        put(facts, "cpu.turbo", "intel_pstate/no_turbo", Map.of("1", "off", "0", "on"));
        facts.put("cpu.allowed", Topology.ofThisMachine().allowed().toString());
    }

    private static void put(Map<String, String> facts, String name, String file, Map<String, String> words) {
        KernelFile.line(CPU.resolve(file)).ifPresent(text -> facts.put(name, words.getOrDefault(text, text)));
    }

    private static void describeKernel(Map<String, String> facts) {
        KernelFile.line(Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource"))
                .ifPresent(source -> facts.put("clocksource", source));
        KernelFile.line(Path.of("/proc/cmdline")).ifPresent(line -> mitigations(line, facts));
        KernelFile.line(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"))
                .ifPresent(mode -> facts.put("hugePages", mode));
        boolean guest = KernelFile.lines(Path.of("/proc/cpuinfo")).stream()
                .anyMatch(line -> line.startsWith("flags") && line.contains(" hypervisor"));
        Optional<String> product = KernelFile.line(Path.of("/sys/class/dmi/id/product_name"));
        if (guest) {
            facts.put(
                    "virtual",
                    "a virtual machine" + product.map(name -> " (" + name + ")").orElse(""));
        }
        Quota.ofThisProcess().limits().forEach((file, limit) -> facts.put("cgroup." + file, limit));
    }

    /** Of the kernel's command line only what changes speed: the rest may name the owner's disks. */
    private static void mitigations(String line, Map<String, String> facts) {
        for (String word : line.split(" ", -1)) {
            for (String name : new String[] {"mitigations", "isolcpus", "nohz_full", "idle", "processor.max_cstate"}) {
                if (word.startsWith(name + "=")) {
                    facts.put("kernel." + name, word.substring(name.length() + 1));
                }
            }
        }
    }

    private static void describeJvm(Map<String, String> facts) {
        var runtime = ManagementFactory.getRuntimeMXBean();
        facts.put("jvm", runtime.getVmName() + " " + runtime.getVmVersion() + ", " + runtime.getVmVendor());
        facts.put(
                "jvm.arguments",
                runtime.getInputArguments().stream().map(Secrets::hidden).collect(Collectors.joining(" ")));
        facts.put("jvm.heapBytes", Long.toString(Runtime.getRuntime().maxMemory()));
        facts.put(
                "jvm.collectors",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(collector -> collector.getName().toLowerCase(Locale.ROOT))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""));
    }
}
