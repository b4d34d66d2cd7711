package dev.onecore.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process has used so far.
 *
 * @param atNs when it was read
 * @param cpuNs of all its threads
 * @param receivedBytes over loopback from others, as the kernel counts them for the connections that are open
 */
record ScaleReading(long atNs, long cpuNs, long receivedBytes) {

    /** Above the lines of {@link #line}. */
    static final String HEADER =
            "agents   join s   begin s   CPU s a s   CPU ms an agent-s   bytes an agent-s   heap MB   RSS MB   records   lost";

    private static final Pattern RECEIVED = Pattern.compile("bytes_received:(\\d+)");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /**
     * Reads it.
     *
     * @param port that the connections came to
     * @throws IOException when {@code ss} of Debian's iproute2 is not there
     */
    static ScaleReading now(int port) throws IOException, InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long atNs = System.nanoTime();
        long cpuNs = system.getProcessCpuTime();
        Process process = new ProcessBuilder("ss", "-Htnie", "state", "established", "sport", "=", ":" + port).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        long bytes = 0;
        for (Matcher each = RECEIVED.matcher(said); each.find(); ) {
            bytes += Long.parseLong(each.group(1));
        }
        return new ScaleReading(atNs, cpuNs, bytes);
    }

    /** What the process did between this reading and a later one, for the table. */
    String line(int agents, double joinS, double beginS, ScaleReading later, long records, int lost)
            throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Matcher rss = RSS.matcher(Files.readString(Path.of("/proc/self/status")));
        double seconds = (later.atNs - atNs) / 1e9;
        double cpu = (later.cpuNs - cpuNs) / 1e9 / seconds;
        return String.format(
                Locale.ROOT,
                "%6d %8.2f %9.2f %11.3f %19.2f %18.0f %9.1f %8.1f %9d %6d",
                agents,
                joinS,
                beginS,
                cpu,
                1e3 * cpu / agents,
                (later.receivedBytes - receivedBytes) / seconds / agents,
                heap / 1e6,
                rss.find() ? Long.parseLong(rss.group(1)) / 1e3 : 0,
                records,
                lost);
    }
}
