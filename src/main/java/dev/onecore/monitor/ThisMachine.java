package dev.onecore.monitor;

import dev.onecore.host.CorePlan;
import dev.onecore.host.JvmHeap;
import dev.onecore.host.LaunchSpec;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.PinProof;
import dev.onecore.host.ServerProcess;
import dev.onecore.host.ServerWatch;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Pin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Contenders run as children of this process.
 *
 * @param cores who runs where
 */
public record ThisMachine(CorePlan cores) implements ServerPlace {

    @Override
    public ServerUnderTest start(Descriptor descriptor, Path log) throws IOException {
        return new Child(
                ServerProcess.start(new LaunchSpec(descriptor.command(), descriptor.folder(), cores.server(), log)),
                cores);
    }

    @Override
    public String words() {
        return "";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public void close() {
        // Each server is ended by whoever started it.
    }

    /** A child of this process. */
    private static final class Child implements ServerUnderTest {
        private final ServerProcess process;
        private final CorePlan cores;
        private @Nullable ServerWatch watch;

        Child(ServerProcess process, CorePlan cores) {
            this.process = process;
            this.cores = cores;
        }

        @Override
        public URI uri() {
            return URI.create("ws://" + LaunchSpec.LOOPBACK + ":" + process.port());
        }

        @Override
        public List<String> command() {
            return process.command();
        }

        @Override
        public boolean alive() {
            return process.alive();
        }

        @Override
        public CompletableFuture<String> died() {
            return process.ended()
                    .thenApply(exitCode -> String.format(
                            Locale.ROOT,
                            "the server died with exit code %d; its last lines: %s",
                            exitCode,
                            String.join(" | ", process.lastLines())));
        }

        @Override
        public void sample(Path resources) throws IOException {
            watch = ServerWatch.logging(process.pid(), resources);
        }

        @Override
        public Optional<String> failure() {
            return watch == null ? Optional.empty() : watch.failure();
        }

        @Override
        public Observation observe(MachineWatch here) {
            return new Observation(watch == null ? Optional.empty() : watch.read(), here.read());
        }

        @Override
        public boolean collectGarbage() {
            return JvmHeap.collect(process.pid());
        }

        @Override
        public Pin pin() {
            return PinProof.ofServer(process.pid(), cores);
        }

        @Override
        public void close() {
            if (watch != null) {
                watch.close();
            }
            process.close();
        }
    }
}
