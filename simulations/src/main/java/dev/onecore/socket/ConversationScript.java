package dev.onecore.socket;

import dev.onecore.script.Splitter;
import dev.onecore.script.UnaskedRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a protocol of the user's own has beside what its actions ask for.
 *
 * @param rules for messages that come unasked; the first that matches is followed
 * @param splitter makes the splitter of each connection
 * @param pingEvery how often the client sends a ping of its own, if it does
 */
public record ConversationScript(List<UnaskedRule> rules, Supplier<Splitter> splitter, Optional<Duration> pingEvery) {

    public ConversationScript {
        rules = List.copyOf(rules);
    }
}
