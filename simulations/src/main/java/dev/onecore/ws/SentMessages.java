package dev.onecore.ws;

import dev.onecore.script.Message;
import dev.onecore.script.ScriptFailure;
import dev.onecore.socket.Exchange.MessageSource;
import io.gatling.core.session.Session;
import java.util.Optional;

/** What users send: a value of each one's session, with the message's number and the feeder's next record in it. */
record SentMessages(SessionValue<Message> value, Optional<MessageFeed> feed) implements MessageSource {

    @Override
    public Message message(Session session, long number, int user) throws ScriptFailure {
        Message message;
        try {
            Session told = session.set(OnecoreWsDsl.MESSAGE_NUMBER, number).set(OnecoreWsDsl.USER_NUMBER, user);
            message = value.in(feed.isPresent() ? feed.get().next(told) : told);
        } catch (RuntimeException | Error thrown) {
            throw ScriptFailure.of("message", number, user, thrown);
        }
        if (message == null) {
            throw ScriptFailure.noMessage(number, user);
        }
        return message;
    }
}
