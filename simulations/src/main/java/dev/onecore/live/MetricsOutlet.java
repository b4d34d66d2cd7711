package dev.onecore.live;

import java.io.IOException;

/** A way for figures to leave this process. */
interface MetricsOutlet extends AutoCloseable {

    /**
     * Opens it.
     *
     * @return where the figures are, in words, without a secret
     * @throws IOException when it cannot be opened
     */
    String open() throws IOException;

    /** Closes it; what is pushed is pushed once more before. */
    @Override
    void close();
}
