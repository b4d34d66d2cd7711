package dev.onecore.monitor;

import dev.onecore.host.MachineWatch;
import dev.onecore.model.Pin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server that the harness started, on this machine or on another one: what can be seen of it, and its end. */
public interface ServerUnderTest extends AutoCloseable {

    /** Where it listens, {@code ws://host:port}. */
    URI uri();

    /** How it was started, without what pins it. */
    List<String> command();

    boolean alive();

    /** Completes with a sentence when it ends, whatever ended it. */
    CompletableFuture<String> died();

    /**
     * Begins to write ten readings a second to a file, which is whole once this is closed.
     *
     * @throws IOException when it can't be sampled
     */
    void sample(Path resources) throws IOException;

    /** Why it can't be seen or sampled any more, in one sentence; empty while all is well. */
    Optional<String> failure();

    /**
     * Reads the server and its machine now.
     *
     * @param here the watch over the injector's machine
     */
    Observation observe(MachineWatch here);

    /** Has it collect its garbage, if it is a JVM; whether it did. */
    boolean collectGarbage();

    /** Where its threads may run now. */
    Pin pin();

    /** Ends it, and returns when nothing of it runs any more. */
    @Override
    void close();
}
