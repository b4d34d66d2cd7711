package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import dev.onecore.model.FanOut;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.javaapi.core.ActionBuilder;

/**
 * The socket actions, to be imported statically beside Gatling's own DSL:
 *
 * <pre>{@code
 * ScenarioBuilder echoes = scenario("echoes")
 *         .exec(connect(trial, "/echo"))
 *         .exec(echo(trial, warmUp))
 *         .exec(echo(trial, constant))
 *         .exec(close(trial));
 *
 * setUp(echoes.injectOpen(atOnceUsers(trial.connections())));
 * }</pre>
 *
 * <p>All users of a trial wait for each other before each phase, so as many must be injected as the trial has connections.
 */
public final class SocketDsl {
    private SocketDsl() {}

    /** The session's attribute that holds its user in a trial. A session without it joins the next trial as a new user. */
    public static final String USER = User.ATTRIBUTE;

    /**
     * Opens the user's WebSocket at a path of the trial's server.
     *
     * @param path with its leading slash, and a query if need be; letters that are not ASCII are sent as UTF-8 in percent signs
     * @throws IllegalArgumentException when it is no such path
     */
    public static ActionBuilder connect(TrialSession trial, String path) {
        String sent = HandshakePath.of(path);
        return action((context, next) -> new ConnectAction(trial, sent, context, next));
    }

    /** Closes the user's WebSocket; nothing if it has none. */
    public static ActionBuilder close(TrialSession trial) {
        return action((context, next) -> new CloseAction(session -> trial, context, next));
    }

    /** Echoes on an open schedule, on {@code /echo}. The phase's load is a {@link Load.Echo}. */
    public static ActionBuilder echo(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.Echo.class);
    }

    /** Echoes in a closed loop, on {@code /echo}. The phase's load is a {@link Load.EchoLoop}. */
    public static ActionBuilder loop(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.EchoLoop.class);
    }

    /** Bursts of echoes, on {@code /echo}. The phase's load is a {@link Load.EchoBurst}. */
    public static ActionBuilder burst(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.EchoBurst.class);
    }

    /** Listens to the random-data stream, on {@code /stream}. The phase's load is a {@link Load.Stream}. */
    public static ActionBuilder stream(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.Stream.class);
    }

    /** Bursts that the server pushes, on {@code /stream}. The phase's load is a {@link Load.StreamBurst}. */
    public static ActionBuilder streamBurst(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.StreamBurst.class);
    }

    /** Uploads files, on {@code /upload}. The phase's load is a {@link Load.Upload}. */
    public static ActionBuilder upload(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.Upload.class);
    }

    /** Downloads files, on {@code /download}. The phase's load is a {@link Load.Download}. */
    public static ActionBuilder download(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.Download.class);
    }

    /**
     * Arrives in turn, connects to {@code /stream} and waits for messages; no {@link #connect} goes before it, a {@link #close}
     * may follow. The phase's load is a {@link Load.Ramp}.
     */
    public static ActionBuilder ramp(TrialSession trial, Phase phase) {
        return phase(trial, phase, Load.Ramp.class);
    }

    /** Joins a topic, which the first user sends to, on {@code /topic}. The phase's load is a {@link FanOut}. */
    public static ActionBuilder broadcast(TrialSession trial, Phase phase) {
        return phase(trial, phase, FanOut.class);
    }

    /** The path that the phase's users are to be connected to, such as {@code /echo}. */
    public static String path(Phase phase) {
        return phase.load().map(new LoadDrivers()).endpoint().path();
    }

    /** What the phase's load asks for. */
    public static ActionBuilder perform(TrialSession trial, Phase phase) {
        return action(
                (context, next) -> phase.load().map(new LoadDrivers()).actions().action(trial, phase, context, next));
    }

    private static ActionBuilder phase(TrialSession trial, Phase phase, Class<? extends Load> load) {
        requireLoad(phase, load);
        return perform(trial, phase);
    }

    /** Throws {@link IllegalArgumentException} unless the phase has such a load. */
    static void requireLoad(Phase phase, Class<? extends Load> load) {
        if (!load.isInstance(phase.load())) {
            throw new IllegalArgumentException(
                    "phase " + phase.name() + ": load must be " + load.getSimpleName() + ", but is " + phase.load());
        }
    }

    private static ActionBuilder action(io.gatling.core.action.builder.ActionBuilder builder) {
        return () -> builder;
    }
}
