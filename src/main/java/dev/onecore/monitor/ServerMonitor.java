package dev.onecore.monitor;

import dev.onecore.model.Pin;
import dev.onecore.model.ServerFacts;
import java.net.URI;
import java.util.OptionalLong;

/** What can be seen of both sides during one trial. One thread at a time. */
public interface ServerMonitor extends AutoCloseable {

    /** The server's {@code ws://host:port}. */
    URI uri();

    /** Reads what takes longer, such as {@code /info}: called between phases, when nothing is measured. */
    void refresh();

    /** Reads the server and the machine now, in microseconds. */
    Observation observe();

    /** The server's time in garbage collection so far, as of the last {@link #refresh}; empty for what is no JVM. */
    OptionalLong gcMs();

    /** The time that its just-in-time compiler took so far, as of the last {@link #refresh}; empty for what is no JVM. */
    OptionalLong jitMs();

    /**
     * Has the server's garbage collector run, and waits for its end.
     *
     * @return bytes that it left on the heap; empty for what is no JVM, or was not started here
     */
    default OptionalLong collectedHeapBytes() {
        return OptionalLong.empty();
    }

    /** Looks where the threads of both sides may run; called in the middle of each phase. */
    void provePins();

    /** What {@link #provePins} found of the server: disproved once is disproved for good. */
    Pin serverPin();

    /** What {@link #provePins} found of the injector: disproved once is disproved for good. */
    Pin injectorPin();

    /** Whether the injector may run on the other half of the server's physical core. */
    boolean sharesPhysicalCore();

    /** What the server says of itself. */
    ServerFacts facts();

    /** Ends the server when the harness started it, and all watching. Returns when it is gone. */
    @Override
    void close();
}
