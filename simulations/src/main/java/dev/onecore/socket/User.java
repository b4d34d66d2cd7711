package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.session.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A virtual user of a trial, kept in its session: its number, and its socket while it has one. It belongs to its event loop. */
final class User {
    static final String ATTRIBUTE = "onecore.user";

    private final TrialSession trial;
    private final int number;
    private @Nullable Socket socket;
    private String path = "/";

    private User(TrialSession trial) {
        this.trial = trial;
        this.number = trial.join();
    }

    /** The session's user of that trial; a new one joins. */
    static User on(TrialSession trial, Session session) {
        return session.contains(ATTRIBUTE)
                        && session.attributes().apply(ATTRIBUTE) instanceof User user
                        && user.trial == trial
                ? user
                : new User(trial);
    }

    /** The session with this user in it. */
    Session in(Session session) {
        return session.set(ATTRIBUTE, this);
    }

    int number() {
        return number;
    }

    /** The socket, open or broken; empty before the first connect and after the last close. */
    Optional<Socket> socket() {
        return Optional.ofNullable(socket);
    }

    /** The socket was opened at {@code path}. */
    void socket(Socket opened, String at) {
        socket = opened;
        path = at;
    }

    /** Where the socket was opened last. */
    String path() {
        return path;
    }

    /** Whether the socket was closed with answers under way, so that a new one is needed before the next phase. */
    boolean mustReconnect() {
        return socket != null && socket.unanswered();
    }

    /** Closes the socket, if there is one that is still open. */
    void close() {
        socket().filter(open -> open.broken().isEmpty()).ifPresent(Socket::close);
        socket = null;
    }
}
