package dev.onecore.sampler;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A server's log of its own resources, for {@code --resource-log FILE|none}.
 *
 * <p>It lasts as long as the process; a shutdown hook writes its end.
 */
public final class ResourceLog {
    private ResourceLog() {}

    /**
     * Samples this process into {@code file} until it ends.
     *
     * @throws IOException when the file cannot be written
     */
    public static Sampler of(Path file) throws IOException {
        Sampler sampler = Sampler.start(ProcessHandle.current().pid(), file);
        Runtime.getRuntime().addShutdownHook(new Thread(sampler::close, "end of the resource log"));
        return sampler;
    }
}
