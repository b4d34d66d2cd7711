package dev.onecore.jetty;

import dev.onecore.contract.Counters;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.jspecify.annotations.Nullable;

/** What Jetty calls for one WebSocket, from any thread; it takes a turn and hands on to a connection. */
final class FrameListener implements FrameHandler {
    private final Turns turns;
    private final Counters counters;
    private final Function<CoreSession, Connection> opening;
    private final Consumer<Connection> closing;
    private @Nullable Connection connection;

    FrameListener(
            Turns turns, Counters counters, Function<CoreSession, Connection> opening, Consumer<Connection> closing) {
        this.turns = turns;
        this.counters = counters;
        this.opening = opening;
        this.closing = closing;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        turns.run(() -> {
            counters.opened();
            connection = opening.apply(session);
        });
        callback.succeeded();
        session.demand();
    }

    /** A fault is Jetty's to tell: it closes with 1011. */
    @Override
    public void onFrame(Frame frame, Callback callback) {
        turns.run(() -> {
            Connection open = connection;
            if (open != null) {
                open.frame(frame, callback);
            }
        });
    }

    /** A peer that broke a rule, or a fault of this server; one that is merely gone is no error. */
    @Override
    public void onError(Throwable cause, Callback callback) {
        if (cause instanceof CloseException || cause instanceof RuntimeException) {
            turns.run(counters::error);
        }
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        turns.run(() -> {
            Connection open = connection;
            if (open != null) {
                connection = null;
                counters.closed();
                open.gone();
                closing.accept(open);
            }
        });
        callback.succeeded();
    }
}
