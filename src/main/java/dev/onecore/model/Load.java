package dev.onecore.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the injector asks of the server in one phase.
 *
 * <p>An open load keeps to its arrival rate whatever the server does; a closed one waits for replies (Schroeder et al., "Open
 * versus closed: a cautionary tale", NSDI 2006).
 */
public sealed interface Load
        permits Load.Echo,
                Load.EchoLoop,
                Load.EchoBurst,
                Load.Stream,
                Load.StreamBurst,
                Load.Upload,
                Load.Download,
                Load.Ramp,
                Load.Exchanges,
                Load.ExchangeLoop,
                ConnectionLoads.Opening,
                ConnectionLoads.Idle,
                ConnectionLoads.Visits,
                FanOut,
                ContentEcho {

    /** Bytes below which a message's own cost outweighs that of its bytes by far. */
    int SMALL_CHUNK = 1_024;

    /** Connections or users that take part, at least 1. */
    int connections();

    /** How it runs. */
    LoadShape shape();

    /** The unit of work that is counted and that has a response time. */
    default Operation operation() {
        return shape().operation();
    }

    /** Whether a phase lasts until its last operation is done, rather than until its planned time is over. */
    default boolean endsWithItsLastOperation() {
        return shape().endsWithItsLastOperation();
    }

    /**
     * The connections that are idle in the last phase of its trial, if this is a load of idle connections on the way there. Before
     * it both sides collect their garbage, so that what they use is what they need.
     */
    default OptionalInt growsTo() {
        return OptionalInt.empty();
    }

    /** The optional part of the contract that a server must have for it, by the name that {@code /info} announces. */
    default Optional<String> part() {
        return Optional.empty();
    }

    /** Whether its connections can be those of several injectors. */
    default boolean divisible() {
        return true;
    }

    /**
     * This load at another rate, where it keeps to a schedule.
     *
     * @param perSec messages a second over all connections
     * @throws IllegalStateException when it keeps to none
     */
    default Load at(double perSec) {
        throw new IllegalStateException("no rate can be set: " + this);
    }

    /** What {@code cases} says of this kind of load. */
    <R> R map(Cases<R> cases);

    /**
     * An answer for every kind of load. Whatever differs by kind implements this, so that the compiler finds it when there is a
     * new one.
     */
    interface Cases<R> {
        R echo(Echo load);

        R echoLoop(EchoLoop load);

        R echoBurst(EchoBurst load);

        R stream(Stream load);

        R streamBurst(StreamBurst load);

        R upload(Upload load);

        R download(Download load);

        R ramp(Ramp load);

        R exchanges(Exchanges load);

        R exchangeLoop(ExchangeLoop load);

        R opening(ConnectionLoads.Opening load);

        R idle(ConnectionLoads.Idle load);

        R visits(ConnectionLoads.Visits load);

        R fanOut(FanOut load);

        R contentEcho(ContentEcho load);
    }

    /** What is counted as one operation of a load. */
    enum Operation {
        /** One message, sent and returned, or pushed by the server. */
        MESSAGE,
        /** One whole file, up or down. */
        TRANSFER,
        /** A pipelined run of messages on one connection. */
        BURST,
        /** One connection, opened. */
        CONNECTION
    }

    /**
     * Echoes on an open schedule, spread over the connections in turn.
     *
     * @param arrivals how the intended starts are spread
     * @param ratePerSec messages a second over all connections
     * @param connections connections that share the rate
     * @param size bytes of a message, 24 to 1 MiB
     */
    record Echo(Arrivals arrivals, double ratePerSec, int connections, int size) implements Load {
        public Echo {
            LoadRules.rate(ratePerSec);
            LoadRules.connections(connections);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.open(ratePerSec);
        }

        @Override
        public Load at(double perSec) {
            return new Echo(arrivals, perSec, connections, size);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.echo(this);
        }
    }

    /**
     * Echoes in a closed loop: each connection keeps {@code window} messages in flight.
     *
     * @param connections concurrent connections
     * @param window messages in flight on each
     * @param size bytes of a message, 24 to 1 MiB
     */
    record EchoLoop(int connections, int window, int size) implements Load {
        public EchoLoop {
            LoadRules.connections(connections);
            LoadRules.atLeast(1, "window", window);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.closed();
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.echoLoop(this);
        }
    }

    /**
     * Bursts on one connection, one after another: all messages are written at once, and the burst is over when the last echo
     * was checked.
     *
     * @param messages messages of one burst
     * @param size bytes of a message, 24 to 1 MiB
     */
    record EchoBurst(int messages, int size) implements Load {
        public EchoBurst {
            LoadRules.atLeast(1, "messages", messages);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.inTurn(Operation.BURST);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.echoBurst(this);
        }

        @Override
        public int connections() {
            return 1;
        }
    }

    /**
     * The random-data stream: the server pushes.
     *
     * @param connections connections that listen
     * @param size bytes of a message, 24 to 1 MiB
     * @param ratePerSec messages a second on each connection; 0 = as fast as the reader reads
     */
    record Stream(int connections, int size, double ratePerSec) implements Load {
        public Stream {
            LoadRules.connections(connections);
            LoadRules.size(size);
            LoadRules.rateOrZero(ratePerSec);
        }

        @Override
        public LoadShape shape() {
            return paced() ? LoadShape.open(connections * ratePerSec) : LoadShape.flood();
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.stream(this);
        }

        /** Whether the server sends to a schedule, so that lateness has a meaning. */
        public boolean paced() {
            return ratePerSec > 0;
        }
    }

    /**
     * Bursts that the server pushes on one connection, one after another: it is told a count and sends as fast as the reader
     * reads, and the burst is over when the last message was checked.
     *
     * @param messages messages of one burst
     * @param size bytes of a message, 24 to 1 MiB
     */
    record StreamBurst(int messages, int size) implements Load {
        public StreamBurst {
            LoadRules.atLeast(1, "messages", messages);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.inTurn(Operation.BURST);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.streamBurst(this);
        }

        @Override
        public int connections() {
            return 1;
        }
    }

    /**
     * Files sent to the server, one after another on each connection, each acknowledged with its CRC-32.
     *
     * @param connections users that upload at the same time
     * @param bytes size of a file
     * @param chunk bytes of one message, at most 1 MiB
     */
    record Upload(int connections, long bytes, int chunk) implements Load {
        public Upload {
            LoadRules.connections(connections);
            LoadRules.atLeast(1, "bytes", bytes);
            LoadRules.atLeast(1, "chunk", chunk);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.inTurn(Operation.TRANSFER);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.upload(this);
        }

        /** Whether its chunks are so small that what is carried is a burst of messages rather than a file. */
        public boolean ofMessages() {
            return chunk < SMALL_CHUNK;
        }
    }

    /**
     * Files fetched from the server, one after another on each connection, each byte checked.
     *
     * @param connections users that download at the same time
     * @param bytes size of a file
     * @param chunk bytes of one message; 0 = the file as one message
     */
    record Download(int connections, long bytes, int chunk) implements Load {
        public Download {
            LoadRules.connections(connections);
            LoadRules.atLeast(1, "bytes", bytes);
            LoadRules.atLeast(0, "chunk", chunk);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.inTurn(Operation.TRANSFER);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.download(this);
        }
    }

    /**
     * Users that arrive one by one, connect, and wait for a paced stream of messages.
     *
     * @param connections users in all
     * @param over time over which they arrive, evenly
     * @param messages messages that each waits for
     * @param ratePerSec messages a second to each user
     * @param size bytes of a message, 24 to 1 MiB
     */
    record Ramp(int connections, Duration over, int messages, double ratePerSec, int size) implements Load {
        public Ramp {
            LoadRules.connections(connections);
            LoadRules.atLeast(0, "over", over.toNanos());
            LoadRules.atLeast(1, "messages", messages);
            LoadRules.rate(ratePerSec);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.arriving(over, connections * ratePerSec);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.ramp(this);
        }

        /** The time that a perfect server takes from a user's start command to its last message. */
        public Duration ideal() {
            return Duration.ofNanos(Math.round((messages - 1) / ratePerSec * 1e9));
        }
    }

    /**
     * Messages of a protocol of the user's own on an open schedule, spread over the connections in turn.
     *
     * @param arrivals how the intended starts are spread
     * @param ratePerSec messages a second over all connections
     * @param connections connections that share the rate
     */
    record Exchanges(Arrivals arrivals, double ratePerSec, int connections) implements Load {
        public Exchanges {
            LoadRules.rate(ratePerSec);
            LoadRules.connections(connections);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.open(ratePerSec);
        }

        @Override
        public Load at(double perSec) {
            return new Exchanges(arrivals, perSec, connections);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.exchanges(this);
        }
    }

    /**
     * Messages of a protocol of the user's own in a closed loop: each connection keeps {@code window} messages in flight.
     *
     * @param connections concurrent connections
     * @param window messages in flight on each
     */
    record ExchangeLoop(int connections, int window) implements Load {
        public ExchangeLoop {
            LoadRules.connections(connections);
            LoadRules.atLeast(1, "window", window);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.closed();
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.exchangeLoop(this);
        }
    }
}
