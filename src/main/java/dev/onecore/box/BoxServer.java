package dev.onecore.box;

import dev.onecore.evidence.ClockShift;
import dev.onecore.host.MachineWatch;
import dev.onecore.host.MachineWatch.MachineSnapshot;
import dev.onecore.host.ServerWatch.ServerSnapshot;
import dev.onecore.model.Pin;
import dev.onecore.monitor.Observation;
import dev.onecore.monitor.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server that the agent of a box started. Its logs are fetched when it has ended, with their instants on this machine's clock. */
final class BoxServer implements ServerUnderTest {

    /** A look takes microseconds there; a box that takes longer is not measured well. */
    private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(5);

    /** The contract's 5 s for its end, SIGKILL, and the way. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration COLLECT_TIMEOUT = Duration.ofSeconds(35);

    private static final int QUESTIONS = 100;

    private final BoxSession box;
    private final long number;
    private final URI uri;
    private final List<String> command;
    private final String logs;
    private final Path log;
    private final CompletableFuture<String> died = new CompletableFuture<>();
    private @Nullable Path resources;
    private @Nullable BoxClock clock;
    private long clockAtNs;
    private volatile Optional<String> failure = Optional.empty();
    private boolean closed;

    /**
     * A server that has just become ready.
     *
     * @param started the agent's answer
     * @param log where its standard error goes in the end
     */
    BoxServer(BoxSession box, BoxMessage started, String address, Path log) {
        this.box = box;
        this.number = started.number(BoxMessage.SERVER);
        this.command = started.texts("command");
        this.logs = started.text("logs");
        this.log = log;
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        this.uri = URI.create("ws://" + host + ":" + started.number("port"));
        CompletableFuture<Void> unused = box.agent().lost().thenAccept(died::complete);
    }

    long number() {
        return number;
    }

    /** The agent says that it has ended. */
    void ended(String said) {
        died.complete(said);
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public List<String> command() {
        return command;
    }

    @Override
    public boolean alive() {
        return !died.isDone();
    }

    @Override
    public CompletableFuture<String> died() {
        return died;
    }

    @Override
    public void sample(Path file) throws IOException {
        resources = file;
        clock = box.clock(QUESTIONS);
        clockAtNs = System.nanoTime();
        BoxMessage unused = box.agent().ask(BoxQuestion.SAMPLE, about(), LOOK_TIMEOUT);
    }

    private BoxMessage about() {
        return BoxMessage.empty().with(BoxMessage.SERVER, number);
    }

    @Override
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public Observation observe(MachineWatch here) {
        try {
            BoxMessage seen = box.agent().ask(BoxQuestion.OBSERVE, about(), LOOK_TIMEOUT);
            return new Observation(
                    seen.has("cpuNs")
                            ? Optional.of(new ServerSnapshot(
                                    seen.number("cpuNs"), maybe(seen, "runDelayNs"), maybe(seen, "peakRssBytes")))
                            : Optional.empty(),
                    here.read(),
                    Optional.of(MachineSnapshot.of(box.cores(), seen.number("atNs"), seen.table("ticks"))));
        } catch (IOException e) {
            // The loss of a box is told by its agent's end; this is only what follows from it.
            failure = Optional.of(String.valueOf(e.getMessage()));
            return new Observation(Optional.empty(), here.read());
        }
    }

    private static OptionalLong maybe(BoxMessage seen, String member) {
        return seen.has(member) ? OptionalLong.of(seen.number(member)) : OptionalLong.empty();
    }

    @Override
    public boolean collectGarbage() {
        try {
            return box.agent()
                    .ask(BoxQuestion.COLLECT, about(), COLLECT_TIMEOUT)
                    .text("collected")
                    .equals("true");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Pin pin() {
        try {
            BoxMessage pin = box.agent().ask(BoxQuestion.PIN, about(), LOOK_TIMEOUT);
            return new Pin(
                    Pin.State.valueOf(pin.text("state")),
                    (int) pin.number("threads"),
                    pin.texts("observed"),
                    pin.text("sentence"));
        } catch (IOException e) {
            return Pin.unproven("not pinned: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            BoxClock first = clock;
            Optional<ClockShift> shift = first == null ? Optional.empty() : Optional.of(shift(first));
            BoxMessage stopped = box.agent().ask(BoxQuestion.STOP, about(), STOP_TIMEOUT);
            if (stopped.has("failure")) {
                failure = Optional.of(stopped.text("failure"));
            }
            box.fetch(logs + "/server.log", log);
            if (resources != null && shift.isPresent()) {
                fetchReadings(resources, shift.get());
            }
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private ClockShift shift(BoxClock first) throws IOException {
        BoxClock last = box.clock(QUESTIONS);
        long atNs = System.nanoTime();
        return new ClockShift(
                clockAtNs + first.offsetNs(),
                first.offsetNs(),
                atNs + last.offsetNs(),
                last.offsetNs(),
                Math.max(first.roundTripNs(), last.roundTripNs()) / 2);
    }

    private void fetchReadings(Path file, ClockShift shift) throws IOException {
        Path raw = Files.createTempFile("onecore", ".jsonl");
        try {
            box.fetch(logs + "/resources.jsonl", raw);
            shift.move(raw, file);
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
