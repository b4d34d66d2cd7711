package dev.onecore.injector;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.netty.util.ResourceLeakDetector;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * How the JVM of a user's own Gatling project is set up. Onecore's own project names {@code injector.options}; another one has what
 * Gatling's plug-in gives it. What can be changed while the JVM runs is changed here, and what cannot is advised, once. Event loops
 * need neither: users of sockets live on as many of them as the injector has cores.
 */
public final class JvmPreparation {
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    /** Netty's name for the same in its version 4.0, which it still reads. */
    private static final String LEAK_DETECTION_ONCE = "io.netty.leakDetectionLevel";

    /** Sixteenths of the heap for what lives as long as a message. */
    private static final int YOUNG_SIXTEENTHS = 10;

    private JvmPreparation() {}

    /** Prepares this JVM for load and prints advice to {@code terminal}, by the first call only. */
    public static void prepare(PrintStream terminal) {
        if (PREPARED.compareAndSet(false, true)) {
            noSampledBuffers();
            advice(JvmPreparation::option).forEach(terminal::println);
        }
    }

    /** Netty follows one buffer in 128 to find leaks, which is paid for per message; a project that asks for it by name keeps it. */
    private static void noSampledBuffers() {
        if (System.getProperty(LEAK_DETECTION) == null && System.getProperty(LEAK_DETECTION_ONCE) == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /**
     * What to write into a POM, line by line; nothing where all is set, or where the JVM does not say.
     *
     * @param option the value of a HotSpot option by its name, empty where there is no such option
     */
    static List<String> advice(Function<String, Optional<String>> option) {
        List<String> missing = missing(option);
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "Onecore measures best in a JVM that has no collector threads beside the load, and its heap in place before the"
                        + " first message.");
        lines.add("This one lacks what follows; in the POM, below gatling-maven-plugin's version:");
        lines.add("  <configuration>");
        lines.add("    <jvmArgs>");
        missing.forEach(each -> lines.add("      <jvmArg>" + each + "</jvmArg>"));
        lines.add("    </jvmArgs>");
        lines.add("  </configuration>");
        return List.copyOf(lines);
    }

    private static List<String> missing(Function<String, Optional<String>> option) {
        List<String> missing = new ArrayList<>();
        if (isFalse(option, "UseSerialGC")) {
            missing.add("-XX:+UseSerialGC");
        }
        Optional<Long> most = option.apply("MaxHeapSize").map(Long::parseLong);
        Optional<Long> first = option.apply("InitialHeapSize").map(Long::parseLong);
        if (most.isPresent() && first.isPresent() && first.get() < most.get()) {
            long megabytes = most.get() >> 20;
            missing.add("-Xms" + megabytes + "m");
            missing.add("-Xmx" + megabytes + "m");
            missing.add("-Xmn" + megabytes * YOUNG_SIXTEENTHS / 16 + "m");
        }
        if (isFalse(option, "AlwaysPreTouch")) {
            missing.add("-XX:+AlwaysPreTouch");
        }
        if (isFalse(option, "ExitOnOutOfMemoryError")) {
            missing.add("-XX:+ExitOnOutOfMemoryError");
        }
        return missing;
    }

    private static boolean isFalse(Function<String, Optional<String>> option, String name) {
        return option.apply(name).filter("false"::equals).isPresent();
    }

    private static Optional<String> option(String name) {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Optional.ofNullable(machine)
                    .map(known -> known.getVMOption(name).getValue());
        } catch (IllegalArgumentException noSuchOption) {
            return Optional.empty();
        }
    }
}
