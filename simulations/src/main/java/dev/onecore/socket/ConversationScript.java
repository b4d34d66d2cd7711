package dev.onecore.socket;

import dev.onecore.script.Reaction;
import dev.onecore.script.Splitter;
import dev.onecore.script.StampClock;
import dev.onecore.script.UnaskedRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a protocol of the user's own has beside what its actions ask for.
 *
 * @param name of the action that connects, under which is reported what belongs to a connection as a whole
 * @param rules for messages that come unasked; the first that matches is followed
 * @param splitter makes the splitter of each connection
 * @param pingEvery how often the client sends a ping of its own, if it does
 * @param heartBeat what the client says at an interval, if it does
 * @param clocks which clocks delivery times are taken by, a sentence each
 */
public record ConversationScript(
        String name,
        List<UnaskedRule> rules,
        Supplier<Splitter> splitter,
        Optional<Duration> pingEvery,
        Optional<HeartBeat> heartBeat,
        List<String> clocks) {

    public ConversationScript {
        rules = List.copyOf(rules);
        clocks = List.copyOf(clocks);
    }

    /** What a script says. */
    public static ConversationScript of(
            String name,
            List<UnaskedRule> rules,
            Supplier<Splitter> splitter,
            Optional<Duration> pingEvery,
            Optional<HeartBeat> heartBeat) {
        List<String> clocks = rules.stream()
                .flatMap(rule -> rule.reaction().map(CLOCK).stream())
                .distinct()
                .map(clock -> name + ": delivery times are by " + clock.description())
                .toList();
        return new ConversationScript(name, rules, splitter, pingEvery, heartBeat, clocks);
    }

    private static final Reaction.ReactionCases<Optional<StampClock>> CLOCK = new Reaction.ReactionCases<>() {
        @Override
        public Optional<StampClock> ignore(Reaction.Ignore reaction) {
            return Optional.empty();
        }

        @Override
        public Optional<StampClock> count(Reaction.Counted reaction) {
            return Optional.empty();
        }

        @Override
        public Optional<StampClock> reply(Reaction.Reply reaction) {
            return Optional.empty();
        }

        @Override
        public Optional<StampClock> measure(Reaction.Measure reaction) {
            return Optional.of(reaction.clock());
        }
    };
}
