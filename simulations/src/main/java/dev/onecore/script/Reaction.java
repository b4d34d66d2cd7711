package dev.onecore.script;

import java.util.function.Function;

/** What is done with a message that comes unasked. */
public sealed interface Reaction {

    /** What {@code cases} says of this kind of reaction. */
    <R> R map(ReactionCases<R> cases);

    /** A case for every kind of reaction. */
    interface ReactionCases<R> {
        R ignore(Ignore reaction);

        R count(Counted reaction);

        R reply(Reply reaction);

        R measure(Measure reaction);
    }

    /** Nothing. */
    record Ignore() implements Reaction {
        @Override
        public <R> R map(ReactionCases<R> cases) {
            return cases.ignore(this);
        }
    }

    /**
     * It is counted.
     *
     * @param name of the count
     */
    record Counted(String name) implements Reaction {
        @Override
        public <R> R map(ReactionCases<R> cases) {
            return cases.count(this);
        }
    }

    /**
     * A message goes back at once.
     *
     * @param reply makes it of what came
     */
    record Reply(Function<Message, Message> reply) implements Reaction {
        @Override
        public <R> R map(ReactionCases<R> cases) {
            return cases.reply(this);
        }
    }

    /**
     * The time that it was on its way is recorded.
     *
     * @param stamp where it says when it was sent, a whole number
     * @param clock that the number was read from
     */
    record Measure(Part stamp, StampClock clock) implements Reaction {
        @Override
        public <R> R map(ReactionCases<R> cases) {
            return cases.measure(this);
        }
    }
}
