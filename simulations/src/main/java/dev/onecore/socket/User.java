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
    private HandshakeRequest request = HandshakeRequest.of("/");
    private Optional<ConversationScript> script = Optional.empty();

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

    /** The session's user, of whatever trial. */
    static Optional<User> of(Session session) {
        return session.contains(ATTRIBUTE) && session.attributes().apply(ATTRIBUTE) instanceof User user
                ? Optional.of(user)
                : Optional.empty();
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

    /** The socket was opened by this request. */
    void socket(Socket opened, HandshakeRequest by) {
        socket = opened;
        request = by;
    }

    /** What the socket was opened by last. */
    HandshakeRequest request() {
        return request;
    }

    /** The user's sockets speak a protocol of the user's own from now on. */
    void speaks(ConversationScript ownProtocol) {
        script = Optional.of(ownProtocol);
    }

    /** What is said on the user's sockets beside what an action asks for; empty where they speak the contract. */
    Optional<ConversationScript> script() {
        return script;
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
