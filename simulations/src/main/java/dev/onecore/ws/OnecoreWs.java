package dev.onecore.ws;

import dev.onecore.script.Answer;
import dev.onecore.script.Message;
import dev.onecore.socket.HandshakeRequest;
import dev.onecore.socket.OwnActions;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builder of one action of a user, which has a name in all reports. */
public final class OnecoreWs {
    private final String name;

    OnecoreWs(String name) {
        this.name = name;
    }

    /**
     * Opens the user's WebSocket; one that is open is closed before.
     *
     * @param path with its leading slash, and a query if need be
     * @throws IllegalArgumentException when it is no path and holds no expression; of one with an expression the user fails when it
     *     connects
     */
    public WsConnectBuilder connect(String path) {
        if (!path.contains("#{")) {
            HandshakeRequest.requirePath(path);
        }
        return WsConnectBuilder.to(name, path, SessionValue.text(path));
    }

    /** Opens the user's WebSocket at a path that is made of its session. */
    public WsConnectBuilder connect(Function<Session, String> path) {
        return WsConnectBuilder.to(name, "a path of the script's", SessionValue.by(path));
    }

    /** Sends a text; with {@link WsExchangeBuilder#await} its answer is awaited. */
    public WsExchangeBuilder sendText(String text) {
        SessionValue<String> value = SessionValue.text(text);
        return sending(session -> textOf(value.in(session)));
    }

    /** Sends a text that is made of the user's session. */
    public WsExchangeBuilder sendText(Function<Session, String> text) {
        SessionValue<String> value = SessionValue.by(text);
        return sending(session -> textOf(value.in(session)));
    }

    private static @Nullable Message textOf(@Nullable String text) {
        return text == null ? null : Message.text(text);
    }

    /** Sends bytes: those of an attribute of the session, as {@code #{payload}} names it. */
    public WsExchangeBuilder sendBinary(String bytes) {
        SessionValue<byte[]> value = SessionValue.bytes(bytes);
        return sending(session -> bytesOf(value.in(session)));
    }

    /** Sends bytes that are made of the user's session. */
    public WsExchangeBuilder sendBinary(Function<Session, byte[]> bytes) {
        SessionValue<byte[]> value = SessionValue.by(bytes);
        return sending(session -> bytesOf(value.in(session)));
    }

    private static @Nullable Message bytesOf(byte @Nullable [] bytes) {
        return bytes == null ? null : Message.binary(bytes);
    }

    /** Sends a message that is made of the user's session, of either kind. */
    public WsExchangeBuilder send(Function<Session, Message> message) {
        return sending(SessionValue.by(message));
    }

    private WsExchangeBuilder sending(SessionValue<Message> value) {
        return WsExchangeBuilder.of(name, Optional.of(new SentMessages(value, Optional.empty())), new Answer.None());
    }

    /** Awaits a message without sending one, such as a greeting. */
    public WsExchangeBuilder await(Answer answer) {
        return WsExchangeBuilder.of(name, Optional.empty(), answer);
    }

    /** Closes the user's WebSocket; nothing if it has none. */
    public ActionBuilder close() {
        return () -> (context, next) -> OwnActions.close(Trials.of(context), context, next);
    }
}
