package dev.onecore.contract;

/** The name and the limits of the contract, the same for every server. All sizes are bytes. */
public final class Limits {
    /** The contract's name, as {@code /info} gives it. */
    public static final String CONTRACT = "onecore/1";

    /** The longest message in either direction, after its fragments are joined; only {@code chunk: 0} may pass it. */
    public static final int MAX_MESSAGE = 1 << 20;

    /** The longest command, in bytes of UTF-8. */
    public static final int MAX_COMMAND = 4_096;

    /** The largest upload, and the largest download in chunks. */
    public static final long MAX_UPLOAD = 1L << 30;

    /** The most messages that one {@code /stream} command may ask for; 0 asks for a stream without end. */
    public static final long MAX_COUNT = 1_000_000_000L;

    /** The largest download as one message. */
    public static final int MAX_SINGLE_DOWNLOAD = 64 << 20;

    /** The shortest message of a stream: its two stamps and 8 bytes of the pool. */
    public static final int MIN_STREAM_SIZE = 24;

    /** The two stamps that start each message of a stream: clock and index, 8 bytes each, big-endian. */
    public static final int STAMP_BYTES = 16;

    /** The fastest paced stream, in messages per second: one a nanosecond, the clock's own grain. */
    public static final long MAX_RATE = 1_000_000_000L;

    /** The size of a download's messages unless the command says otherwise. */
    public static final int DEFAULT_CHUNK = 65_536;

    /** The longest name of a topic, in characters. */
    public static final int MAX_TOPIC = 64;

    /** The most messages that a producer sends before it gives the event loop back. */
    public static final int MAX_BATCH = 64;

    private Limits() {}
}
