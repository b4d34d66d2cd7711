package dev.onecore.socket;

import dev.onecore.load.TrialSession;
import io.gatling.core.session.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A virtual user on a stage, kept in its session: its number, and its socket while it has one. It belongs to its event loop. */
final class User {
    private static final String ATTRIBUTE = "onecore.user";

    private final TrialSession trial;
    private final int number;
    private @Nullable Socket socket;

    private User(TrialSession trial) {
        this.trial = trial;
        this.number = trial.join();
    }

    /** The session's user on that stage; a new one joins. */
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

    void socket(Socket opened) {
        socket = opened;
    }

    /** Closes the socket, if there is one that is still open. */
    void close() {
        socket().filter(open -> open.broken().isEmpty()).ifPresent(Socket::close);
        socket = null;
    }
}
