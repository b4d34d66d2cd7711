package dev.onecore.socket;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** An exception of a connection in words for somebody who knows networks, and need not know Netty. */
final class PlainCause {
    private PlainCause() {}

    static String of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            return "the host name cannot be resolved: " + message;
        }
        if (lower.contains("connection refused")) {
            return "the connection was refused";
        }
        if (lower.contains("connection reset")) {
            return "the connection was reset by the other side";
        }
        if (lower.contains("broken pipe")) {
            return "the other side had closed the connection";
        }
        if (cause instanceof TimeoutException || lower.contains("timeout") || lower.contains("timed out")) {
            return message.equals("null") ? "it took too long" : message;
        }
        if (cause instanceof ConnectException) {
            return message;
        }
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
