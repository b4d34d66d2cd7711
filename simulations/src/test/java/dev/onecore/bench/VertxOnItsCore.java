package dev.onecore.bench;

import dev.onecore.evidence.Descriptors;
import dev.onecore.host.Affinity;
import dev.onecore.host.BackgroundNiceness;
import dev.onecore.host.CorePlan;
import dev.onecore.host.CpuLatencyRequest;
import dev.onecore.host.LaunchSpec;
import dev.onecore.host.ServerProcess;
import dev.onecore.model.CoreChoice;
import dev.onecore.model.Descriptor;
import io.netty.util.NettyRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The project's Vert.x server on the server's core, and this process on the injector's, as both are in a campaign. */
final class VertxOnItsCore implements AutoCloseable {
    private final ServerProcess server;
    private final CpuLatencyRequest awake = CpuLatencyRequest.ask();

    private VertxOnItsCore(ServerProcess server) {
        this.server = server;
    }

    /**
     * Moves this process as a campaign does, after Netty has counted the processors for Gatling's event loops, and starts the
     * server.
     *
     * @param home the project's folder
     * @throws IllegalStateException when not everything can be held to its core
     */
    static VertxOnItsCore start(Path home) throws IOException {
        int counted = NettyRuntime.availableProcessors();
        CorePlan cores = CorePlan.of(new CoreChoice(OptionalInt.empty(), List.of()));
        cores.notPinned().ifPresent(why -> {
            throw new IllegalStateException("no campaign's conditions, not pinned: " + why);
        });
        System.out.println(Affinity.moveInjector(cores).sentence() + "; Netty counted " + counted + " processors");
        Descriptor vertx = new Descriptors(home).named("vertx", List.of());
        Path log = Files.createTempFile("vertx", ".log");
        return new VertxOnItsCore(
                ServerProcess.start(new LaunchSpec(vertx.command(), vertx.folder(), cores.server(), log)));
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    /** What a campaign does before each trial. */
    void beforeTrial() {
        BackgroundNiceness.ask();
        System.gc();
    }

    @Override
    public void close() {
        server.close();
        awake.close();
    }
}
