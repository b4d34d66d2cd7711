package dev.onecore.socket;

import dev.onecore.load.Stage;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import io.gatling.javaapi.core.ActionBuilder;

/**
 * The socket actions, to be imported statically beside Gatling's own DSL:
 *
 * <pre>{@code
 * ScenarioBuilder echoes = scenario("echoes")
 *         .exec(connect(stage, "/echo"))
 *         .exec(echo(stage, warmUp))
 *         .exec(echo(stage, constant))
 *         .exec(close(stage));
 *
 * setUp(echoes.injectOpen(atOnceUsers(stage.connections())));
 * }</pre>
 *
 * <p>All users of a stage wait at each phase's gate, so as many must be injected as the stage has connections.
 */
public final class SocketDsl {
    private SocketDsl() {}

    /** Opens the user's WebSocket at {@code path} of the stage's server. */
    public static ActionBuilder connect(Stage stage, String path) {
        return action((context, next) -> new ConnectAction(stage, path, context, next));
    }

    /** Closes the user's WebSocket; nothing if it has none. */
    public static ActionBuilder close(Stage stage) {
        return action((context, next) -> new CloseAction(stage, context, next));
    }

    /** Echoes on an open schedule, on {@code /echo}. The phase's load is a {@link Load.Echo}. */
    public static ActionBuilder echo(Stage stage, Phase phase) {
        return phase(stage, phase, Load.Echo.class);
    }

    /**
     * Messages of one's own on an open schedule, wherever the socket was connected, to be gone on with {@link Exchange#send} and
     * {@link Exchange#reply}. The phase's load is a {@link Load.Echo}, whose size does not matter here.
     */
    public static Exchange exchange(Stage stage, Phase phase) {
        return Exchange.of(stage, phase);
    }

    /** Echoes in a closed loop, on {@code /echo}. The phase's load is a {@link Load.EchoLoop}. */
    public static ActionBuilder loop(Stage stage, Phase phase) {
        return phase(stage, phase, Load.EchoLoop.class);
    }

    /** Bursts of echoes, on {@code /echo}. The phase's load is a {@link Load.EchoBurst}. */
    public static ActionBuilder burst(Stage stage, Phase phase) {
        return phase(stage, phase, Load.EchoBurst.class);
    }

    /** Listens to the random-data stream, on {@code /stream}. The phase's load is a {@link Load.Stream}. */
    public static ActionBuilder stream(Stage stage, Phase phase) {
        return phase(stage, phase, Load.Stream.class);
    }

    /** Bursts that the server pushes, on {@code /stream}. The phase's load is a {@link Load.StreamBurst}. */
    public static ActionBuilder streamBurst(Stage stage, Phase phase) {
        return phase(stage, phase, Load.StreamBurst.class);
    }

    /** Uploads files, on {@code /upload}. The phase's load is a {@link Load.Upload}. */
    public static ActionBuilder upload(Stage stage, Phase phase) {
        return phase(stage, phase, Load.Upload.class);
    }

    /** Downloads files, on {@code /download}. The phase's load is a {@link Load.Download}. */
    public static ActionBuilder download(Stage stage, Phase phase) {
        return phase(stage, phase, Load.Download.class);
    }

    /**
     * Arrives in turn, connects to {@code /stream} and waits for messages; no {@link #connect} goes before it, a {@link #close}
     * may follow. The phase's load is a {@link Load.Ramp}.
     */
    public static ActionBuilder ramp(Stage stage, Phase phase) {
        return phase(stage, phase, Load.Ramp.class);
    }

    /** Whatever the phase's load asks for. */
    public static ActionBuilder perform(Stage stage, Phase phase) {
        return action((context, next) -> new PhaseAction(stage, phase, context, next));
    }

    private static ActionBuilder phase(Stage stage, Phase phase, Class<? extends Load> load) {
        if (!load.isInstance(phase.load())) {
            throw new IllegalArgumentException(
                    "phase " + phase.name() + ": load must be " + load.getSimpleName() + ", but is " + phase.load());
        }
        return perform(stage, phase);
    }

    private static ActionBuilder action(io.gatling.core.action.builder.ActionBuilder builder) {
        return () -> builder;
    }
}
