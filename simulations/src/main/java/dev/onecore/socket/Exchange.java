package dev.onecore.socket;

import dev.onecore.script.Answer;
import dev.onecore.script.Match;
import dev.onecore.script.Message;
import dev.onecore.script.ScriptFailure;
import io.gatling.core.session.Session;
import java.time.Duration;
import java.util.Optional;

/**
 * Messages of a user's own protocol and what answers them.
 *
 * @param source makes each message
 * @param answer what answers it
 * @param timeout how long that is waited for
 * @param check what the answer must be, beside what makes it the answer
 */
public record Exchange(MessageSource source, Answer answer, Duration timeout, Optional<Match> check) {

    /** Makes messages on event loops while time is measured, so it must be quick and must not block. */
    public interface MessageSource {

        /**
         * The next message.
         *
         * @param number from 0, of this user in this action or phase
         * @param user its number, from 0
         * @throws ScriptFailure when the script's code throws, or makes no message
         */
        Message message(Session session, long number, int user) throws ScriptFailure;
    }

    /** Why a reply is not what the check asks for; empty when it is. */
    Optional<String> wrong(long number, Message reply) {
        return check.filter(asked -> !asked.matches(reply))
                .map(asked -> "message " + number + " was answered wrongly: checked was (" + asked.description()
                        + "), and what came is " + reply.quoted());
    }
}
