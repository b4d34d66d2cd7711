package dev.onecore.vertx;

import dev.onecore.contract.Close;
import dev.onecore.contract.Limits;
import dev.onecore.contract.Utf8;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;

/**
 * Joins the frames of one connection to whole messages.
 *
 * <p>In place of Vert.x's own message handlers, which copy each message once more, lose a message whose first fragment
 * is empty, take text that is not UTF-8, and let a connection go on after an oversize fragmented message.
 */
final class Messages implements Handler<WebSocketFrame> {
    /** What the messages are for. */
    interface Taker {
        /** A whole text message, and its length in bytes. */
        void text(String message, int bytes);

        /** A whole binary message, the taker's to keep. */
        void binary(Buffer message);

        /** The peer broke a rule of RFC 6455 or a limit, and its connection is to be closed. */
        void broken(Close code, String reason);

        /** The taker failed; Vert.x would only log it and let the connection go on. */
        void fault(RuntimeException fault);
    }

    private final Taker taker;
    private Buffer joined = Buffer.buffer();
    private boolean text;

    Messages(Taker taker) {
        this.taker = taker;
    }

    /** Netty's decoder has seen to it that fragments come in order and that no frame alone is too long. */
    @Override
    public void handle(WebSocketFrame frame) {
        try {
            take(frame);
        } catch (RuntimeException fault) {
            taker.fault(fault);
        }
    }

    private void take(WebSocketFrame frame) {
        switch (frame.type()) {
            case TEXT, BINARY -> {
                text = frame.isText();
                if (frame.isFinal()) {
                    whole(frame.binaryData());
                } else {
                    joined = Buffer.buffer().appendBuffer(frame.binaryData());
                }
            }
            case CONTINUATION -> join(frame);
            case CLOSE, PING, PONG -> {
                // Vert.x has answered them.
            }
        }
    }

    private void join(WebSocketFrame frame) {
        if (joined.length() + frame.binaryData().length() > Limits.MAX_MESSAGE) {
            joined = Buffer.buffer();
            taker.broken(Close.TOO_BIG, "a message has at most " + Limits.MAX_MESSAGE + " bytes");
            return;
        }
        joined.appendBuffer(frame.binaryData());
        if (frame.isFinal()) {
            Buffer message = joined;
            joined = Buffer.buffer();
            whole(message);
        }
    }

    private void whole(Buffer message) {
        if (text) {
            Utf8.decode(message.getBytes())
                    .ifPresentOrElse(
                            decoded -> taker.text(decoded, message.length()),
                            () -> taker.broken(Close.NOT_UTF8, "a text message is UTF-8"));
        } else {
            taker.binary(message);
        }
    }
}
