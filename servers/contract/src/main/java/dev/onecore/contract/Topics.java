package dev.onecore.contract;

import java.util.HashMap;
import java.util.Map;

/** The topics of one server that have members. */
public final class Topics {
    private final Map<String, Topic> named = new HashMap<>();

    /** The topic of that name, which the session is a member of now. */
    Topic join(String name, TopicSession session) {
        Topic topic = named.computeIfAbsent(name, Topic::new);
        topic.add(session);
        return topic;
    }

    /** The session is gone; a topic without members is forgotten. */
    void leave(Topic topic, TopicSession session) {
        topic.remove(session);
        if (topic.size() == 0) {
            named.remove(topic.name());
        }
    }
}
