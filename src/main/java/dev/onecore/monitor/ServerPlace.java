package dev.onecore.monitor;

import dev.onecore.host.CorePlan;
import dev.onecore.model.Descriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where contenders run: this machine, or another one of an inventory. */
public interface ServerPlace extends AutoCloseable {

    /**
     * Starts a contender on its core, and returns when it is ready.
     *
     * @param log takes its standard error
     * @throws IOException when it does not become ready, in words
     */
    ServerUnderTest start(Descriptor descriptor, Path log) throws IOException;

    /** Who runs where on the servers' machine. */
    CorePlan cores();

    /** The name of the servers' machine behind a core, such as " of server-1"; empty for this one. */
    String words();

    /** What there is to say of the servers' machine, for the environment of a campaign; empty for this one. */
    Map<String, String> facts();

    @Override
    void close();
}
