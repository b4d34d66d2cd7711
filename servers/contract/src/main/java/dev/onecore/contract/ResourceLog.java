package dev.onecore.contract;

import java.io.IOException;
import java.nio.file.Path;

/** How a server samples its own process into a file while it runs. */
public interface ResourceLog {
    /**
     * Starts to sample; closing what it returns ends that.
     *
     * @throws IOException when the file cannot be written
     */
    AutoCloseable open(Path file) throws IOException;
}
