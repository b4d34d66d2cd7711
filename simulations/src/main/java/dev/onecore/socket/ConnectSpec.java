package dev.onecore.socket;

import io.gatling.core.session.Session;
import java.time.Duration;

/**
 * How users of a protocol of their own connect.
 *
 * @param name of the request in reports
 * @param request makes each user's handshake
 * @param script makes what is said on each user's connection beside what its actions ask for
 * @param pace when the next user may begin
 * @param retries how often a user tries again before it has failed
 * @param backOff how long a user waits before it tries again for the first time; each further wait is twice as long
 */
public record ConnectSpec(
        String name, RequestSource request, ScriptSource script, ConnectPace pace, int retries, Duration backOff) {

    /** Makes a user's handshake of its session. */
    public interface RequestSource {

        /**
         * What its handshake asks for.
         *
         * @param user its number, from 0
         * @throws IllegalArgumentException when the session lacks something, in words
         */
        HandshakeRequest of(Session session, int user);
    }

    /** Makes what one user's connection has of its own. */
    public interface ScriptSource {

        /**
         * What that is.
         *
         * @param user its number, from 0
         * @throws IllegalArgumentException when the session lacks something, in words
         */
        ConversationScript of(Session session, int user);
    }
}
