package dev.onecore.ws;

import io.gatling.core.session.Session;
import java.util.Iterator;
import java.util.Map;

/** One record a message, for all users together. */
final class MessageFeed {
    private final Iterator<Map<String, Object>> records;
    private long given;

    MessageFeed(Iterator<Map<String, Object>> records) {
        this.records = records;
    }

    /**
     * The session with the next record in it.
     *
     * @throws IllegalStateException when there is none left
     */
    Session next(Session session) {
        Map<String, Object> next;
        synchronized (this) {
            if (!records.hasNext()) {
                throw new IllegalStateException(
                        "the feeder is empty after " + given + " records; circular() or random() begins it again");
            }
            next = records.next();
            given++;
        }
        Session fed = session;
        for (Map.Entry<String, Object> each : next.entrySet()) {
            fed = fed.set(each.getKey(), each.getValue());
        }
        return fed;
    }
}
