package dev.onecore.cluster;

import dev.onecore.campaign.SeatedTrial;
import dev.onecore.connect.ConnectOptions;
import dev.onecore.evidence.LatencyLog;
import dev.onecore.evidence.TrialFolder;
import dev.onecore.load.InjectorShare;
import dev.onecore.load.PhaseRun;
import dev.onecore.load.ScriptNotices;
import dev.onecore.model.FileFault;
import dev.onecore.model.Origin;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A trial of the campaign's, as the users of one agent see it. */
final class AgentTrial implements SeatedTrial {

    /** Which trial it is, and whose part of it. */
    record TrialPart(int injector, int round, int seat) {}

    private final TrialPart place;
    private final InjectorShare share;
    private final Workload workload;
    private final Wire.SeatOrder planned;
    private final ConnectOptions connectOptions;
    private final AgentTools tools;
    private final Optional<LatencyLog> log;
    private final AtomicInteger joined = new AtomicInteger();
    private final Map<String, AgentPhase> phases = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final ScriptNotices notices = new ScriptNotices();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    AgentTrial(
            TrialPart place,
            InjectorShare share,
            Workload workload,
            Wire.SeatOrder planned,
            ConnectOptions connectOptions,
            AgentTools tools) {
        this.place = place;
        this.share = share;
        this.workload = workload;
        this.planned = planned;
        this.connectOptions = connectOptions;
        this.tools = tools;
        this.failed = planned.broken();
        this.log = begun();
    }

    /** The agent's own log of what it sends, against which the campaign's can be held. */
    private Optional<LatencyLog> begun() {
        try {
            return Optional.of(
                    TrialFolder.in(tools.folder(), planned.name(), this::note).latency(Origin.now()));
        } catch (IOException e) {
            note("its own log cannot be kept (" + FileFault.reason(e) + ")");
            return Optional.empty();
        }
    }

    private void note(String sentence) {
        tools.rounds().tell(place.seat(), Wire.RemarkTopic.NOTED, "injector " + place.injector() + ": " + sentence);
    }

    @Override
    public Workload workload() {
        return workload;
    }

    @Override
    public boolean failed() {
        return failed;
    }

    @Override
    public URI uri() {
        return URI.create(planned.uri());
    }

    @Override
    public int connections() {
        return workload.connections();
    }

    @Override
    public String label() {
        return planned.label();
    }

    @Override
    public int join() {
        return share.user(joined.getAndIncrement());
    }

    @Override
    public InjectorShare share() {
        return share;
    }

    @Override
    public ConnectOptions connectOptions() {
        return connectOptions;
    }

    @Override
    public void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin) {
        phase(phase, turn).arrive(loop, begin);
    }

    @Override
    public void done(Phase phase, int turn) {
        phase(phase, turn).done();
    }

    private AgentPhase phase(Phase phase, int turn) {
        return phases.computeIfAbsent(
                phase.name() + "/" + turn,
                name -> new AgentPhase(
                        phase,
                        new Wire.TurnAt(place.round(), place.seat(), phase.name(), turn),
                        place.injector(),
                        share.users(connections()),
                        tools,
                        (kind, slice) -> log.ifPresent(kept -> kept.append(
                                kind,
                                place.injector(),
                                workload.phases().indexOf(phase),
                                slice.beginNs(),
                                slice.endNs(),
                                slice.counts())),
                        ended::incrementAndGet));
    }

    /** The campaign says when a phase begins, or that it does not. */
    void begin(Wire.TurnBegin begin) {
        AgentPhase known =
                phases.get(begin.place().phase() + "/" + begin.place().turn());
        if (known != null) {
            known.begin(begin, failed);
        }
    }

    /** The trial broke, here or elsewhere. */
    void cancel() {
        failed = true;
        phases.values().forEach(AgentPhase::cancel);
    }

    @Override
    public void fail(String reason) {
        cancel();
        tools.rounds().tell(place.seat(), Wire.RemarkTopic.FAILED, reason);
    }

    @Override
    public void userFailed(String reason) {
        cancel();
        tools.rounds().tell(place.seat(), Wire.RemarkTopic.USER_FAILED, reason);
    }

    @Override
    public void negotiated(String extensions) {
        if (told.add("negotiated " + extensions)) {
            tools.rounds().tell(place.seat(), Wire.RemarkTopic.NEGOTIATED, extensions);
        }
    }

    @Override
    public void noted(String sentence) {
        if (told.add("noted " + sentence)) {
            tools.rounds().tell(place.seat(), Wire.RemarkTopic.NOTED, sentence);
        }
    }

    @Override
    public void counted(String name) {
        notices.counted(name);
    }

    @Override
    public void unmatched(String quoted) {
        notices.unmatched(quoted);
    }

    /** Whether its users have nothing more to do. */
    boolean over() {
        return failed
                || ended.get()
                        >= workload.phases().stream().mapToInt(Phase::turns).sum();
    }

    /** All of its users have come back. */
    void close() {
        notices.all().forEach(notice -> note(notice.sentence()));
        phases.values().forEach(AgentPhase::release);
        log.ifPresent(kept -> {
            try {
                kept.close();
            } catch (IOException e) {
                note("its own log cannot be ended (" + FileFault.reason(e) + ")");
            }
        });
    }
}
