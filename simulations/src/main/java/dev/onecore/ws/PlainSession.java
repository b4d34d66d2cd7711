package dev.onecore.ws;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.load.LiveLabels;
import dev.onecore.load.LiveMeter;
import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.TraceLog;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.ServerAddress;
import dev.onecore.report.TerminalText;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The users of a scenario without a campaign: nothing is waited for, and what was measured is told when the JVM ends. */
final class PlainSession implements TrialSession {
    private static final long HARVEST_MS = 100;

    private final OnecoreWsProtocol protocol;
    private final AtomicInteger joined = new AtomicInteger();
    private final ConnectOptions options;
    private final Optional<SharedMetrics> live;
    private final RequestBook book;
    private final Optional<TraceLog> trace;
    private final LiveLabels server;

    /** Throws {@link dev.onecore.model.WrongSetting} when the file of certificates cannot be used. */
    PlainSession(OnecoreWsProtocol protocol) {
        this.protocol = protocol;
        this.options = ConnectOptions.of(protocol.access());
        String target = protocol.baseUrl().map(PlainSession::target).orElse("");
        server = LiveLabels.ofRequest(target, "");
        PlainOptions asked = protocol.baseUrl().isPresent() ? protocol.options().orGiven() : PlainOptions.NONE;
        live = asked.metrics().map(SharedMetrics::open);
        trace = asked.trace().frames() == 0
                ? Optional.empty()
                : Optional.of(asked.trace().log(target, TerminalText.over(System.out)::println));
        book = new RequestBook(target, meter(), asked.results());
        if (live.isPresent() || asked.results().isPresent()) {
            harvest();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::tell, "onecore-figures"));
    }

    private static String target(String url) {
        ServerAddress address = ServerAddress.parse(url);
        return address.host() + ":" + address.port();
    }

    private LiveMeter meter() {
        return live.map(SharedMetrics::meter).orElse(LiveMeter.NONE);
    }

    private void harvest() {
        ScheduledExecutorService harvester = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "onecore-harvest");
            thread.setDaemon(true);
            return thread;
        });
        var unused = harvester.scheduleAtFixedRate(book::harvest, HARVEST_MS, HARVEST_MS, TimeUnit.MILLISECONDS);
    }

    private void tell() {
        book.harvest();
        live.ifPresent(SharedMetrics::leave);
        TerminalText.over(System.out).print(book.table());
        book.keep().ifPresent(TerminalText.over(System.out)::println);
    }

    @Override
    public Optional<TraceLog> trace(int user) {
        return user == 0 ? trace : Optional.empty();
    }

    @Override
    public Runnable opened(boolean extended) {
        if (!extended) {
            book.openedPlain();
        }
        meter().connections(server, 1);
        return () -> meter().connections(server, -1);
    }

    @Override
    public URI uri() {
        return URI.create(protocol.baseUrl()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no server is known: setUp(...).protocols(onecoreWs().baseUrl(\"ws://host:port\"))")));
    }

    /** As many as came; none is waited for. */
    @Override
    public int connections() {
        return joined.get();
    }

    @Override
    public String label() {
        return "";
    }

    @Override
    public int join() {
        return joined.getAndIncrement();
    }

    @Override
    public void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin) {
        throw new IllegalStateException(
                "in(trial, phase) is for campaigns; here atRate(...) or inFlight(...) send many");
    }

    @Override
    public void done(Phase phase, int turn) {}

    @Override
    public void fail(String reason) {
        book.fail(reason);
    }

    /** Stands in Gatling's report, by its request. */
    @Override
    public void userFailed(String reason) {}

    @Override
    public ConnectOptions connectOptions() {
        return options;
    }

    @Override
    public void negotiated(String extensions) {
        book.negotiated(extensions);
    }

    @Override
    public void noted(String sentence) {
        book.notices().noted(sentence);
    }

    @Override
    public void counted(String name) {
        book.notices().counted(name);
    }

    @Override
    public void unmatched(String quoted) {
        book.notices().unmatched(quoted);
    }

    @Override
    public Optional<LoopRecorder> recorderOf(String request) {
        return Optional.of(book.recorder(request));
    }
}
