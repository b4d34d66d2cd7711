package dev.onecore.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {
    @TempDir
    private Path root;

    @Test
    void versionTwoAddsUpTheGroupAndThoseAboveIt() throws Exception {
        write("proc/self/cgroup", "0::/box/job\n");
        write("proc/self/mountinfo", "38 31 0:35 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        write("sys/fs/cgroup/box/cpu.stat", "usage_usec 9\nnr_throttled 2\nthrottled_usec 40\n");
        write("sys/fs/cgroup/box/job/cpu.stat", "throttled_usec 2\n");
        write("sys/fs/cgroup/box/job/cpu.max", "20000 100000\n");
        write("sys/fs/cgroup/box/cpu.max", "max 100000\n");
        Quota quota = Quota.of(root);
        assertThat(quota.throttledNs()).hasValue(42_000);
        assertThat(quota.limits()).containsOnly(Map.entry("cpu.max", "20000 100000"));
    }

    @Test
    void versionOneCountsNanosecondsInTheGroupThatAContainerSees() throws Exception {
        write("proc/self/cgroup", "9:name=systemd:/\n4:cpu,cpuacct:/docker/abc\n3:cpuset:/\n");
        write(
                "proc/self/mountinfo",
                "33 31 0:31 /docker/abc /cg/cpuset rw - cgroup cgroup rw,cpuset\n"
                        + "32 31 0:29 /docker/abc /cg/cpu rw master:1 - cgroup cgroup rw,cpu,cpuacct\n");
        write("cg/cpu/cpu.stat", "nr_periods 5\nthrottled_time 77\n");
        assertThat(Quota.of(root).throttledNs()).hasValue(77);
    }

    @Test
    void withoutGroupsNothingIsKnown() {
        assertThat(Quota.of(root).throttledNs()).isEmpty();
        assertThat(Quota.of(root).limits()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
