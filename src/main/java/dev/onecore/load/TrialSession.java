package dev.onecore.load;

import dev.onecore.connect.ConnectOptions;
import dev.onecore.model.Phase;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A trial as its users see it: where the server is, and when each phase begins. Users call it from their event loops, so no
 * method may block.
 *
 * <p>Each of the trial's users joins once and then, for each phase in turn, waits for all others and says when it is done,
 * whether or not it takes part: a user beyond the phase's connections, or one whose socket broke, passes through with nothing
 * to do, so that no user waits for ever.
 *
 * <pre>
 *   join --&gt; await(phase 1, turn 1) --&gt; begin ... work ... --&gt; done(phase 1, turn 1) --&gt; await(phase 1, turn 2) --&gt; ...
 * </pre>
 */
public interface TrialSession {

    /** The server's {@code ws://host:port}, without a path; asked when a user connects, so it may be known late. */
    URI uri();

    /** Users of the trial, on all injectors: how many join, and how many wait for each phase. */
    int connections();

    /** How the trial is called in Gatling's report, such as {@code echo-latency vertx}. */
    String label();

    /** A user joins: its number in the trial, from 0. */
    int join();

    /** Which of the trial's users are this injector's. */
    default InjectorShare share() {
        return InjectorShare.WHOLE;
    }

    /**
     * A phase that is planned for the trial's workload, as this trial has it: each probe of a search has a rate of its own.
     * To be asked once the trial runs.
     */
    default Phase own(Phase planned) {
        return planned;
    }

    /**
     * A user is ready for a turn of a phase. When all users are, or a deadline has passed, and no other server of the round is
     * under load, the turn's begin is fixed a little ahead, and {@code begin} is called on the user's {@code loop} before that
     * instant (or after it, for a user that comes late).
     *
     * @param turn from 1 to the phase's turns
     */
    void await(Phase phase, int turn, Executor loop, Consumer<PhaseRun> begin);

    /** A user has nothing outstanding in a turn any more; called once by each user that was told of its begin. */
    void done(Phase phase, int turn);

    /** Something broke outside any phase, and with it the trial; what fails within a phase is in its run instead. */
    void fail(String reason);

    /**
     * A user cannot work at all, such as one without a connection. A reason that many users have is reported once, with their
     * number.
     */
    void userFailed(String reason);

    /** How a connection to the server is opened, and what it offers. */
    default ConnectOptions connectOptions() {
        return ConnectOptions.PLAIN;
    }

    /** A connection was opened under these extensions, which it had offered; not called where there are none. */
    default void negotiated(String extensions) {}

    /** Where the frames of a user are printed; empty for all but one at most. */
    default Optional<TraceLog> trace(int user) {
        return Optional.empty();
    }

    /**
     * A connection to the server was opened.
     *
     * @param extended whether it is under an extension, which {@link #negotiated} was told
     * @return what is to be called, once, when it is of no further use
     */
    default Runnable opened(boolean extended) {
        return () -> {};
    }

    /** Something holds for all figures of the trial, such as the clock that delivery times are by; told once. */
    default void noted(String sentence) {}

    /** A message came that a script counts, by the name that it gave. */
    default void counted(String name) {}

    /** A message came that nothing in a script knows; {@code quoted} is its beginning, escaped. */
    default void unmatched(String quoted) {}

    /**
     * Where the times of an action outside of phases go, on the calling event loop; nowhere in a campaign, whose figures are those
     * of its phases.
     */
    default Optional<LoopRecorder> recorderOf(String request) {
        return Optional.empty();
    }
}
