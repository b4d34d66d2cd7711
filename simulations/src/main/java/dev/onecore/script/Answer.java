package dev.onecore.script;

/**
 * What answers a message that is sent. A message that comes is offered first to what is awaited by a key or a match of its own, the
 * oldest first; then to the rules for what comes unasked; then to what awaits the next message.
 */
public sealed interface Answer {

    /** What is awaited, as a noun for sentences. */
    String description();

    /** What {@code cases} says of this kind of answer. */
    <R> R map(AnswerCases<R> cases);

    /** A case for every kind of answer. */
    interface AnswerCases<R> {
        R none(None answer);

        R next(NextMessage answer);

        R first(First answer);

        R keyed(Keyed answer);

        R several(Several answer);

        R firstToLast(FirstToLast answer);
    }

    /** Nothing answers it: it is counted as sent. */
    record None() implements Answer {
        @Override
        public String description() {
            return "no answer";
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.none(this);
        }
    }

    /**
     * The next message that nothing else takes; answers come in the order in which messages were sent.
     *
     * @param match what it must be: another one is wrong content
     */
    record NextMessage(Match match) implements Answer {
        @Override
        public String description() {
            return "a message (" + match.description() + ")";
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.next(this);
        }
    }

    /**
     * The first message that matches.
     *
     * @param match which that is
     */
    record First(Match match) implements Answer {
        @Override
        public String description() {
            return "a message (" + match.description() + ")";
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.first(this);
        }
    }

    /**
     * Messages with the same key, in any order among others.
     *
     * @param sent the key in what is sent
     * @param reply the key in what comes
     * @param then which of the messages with that key it takes
     */
    record Keyed(Part sent, Part reply, Answer then) implements Answer {

        /** The first message with that key that matches. */
        public Keyed first(Match match) {
            return new Keyed(sent, reply, new First(match));
        }

        /** So many messages with that key that match. */
        public Keyed several(int count, Match match) {
            return new Keyed(sent, reply, new Several(count, match));
        }

        /** A first message with that key, and a last one. */
        public Keyed fromFirstToLast(Match first, Match last) {
            return new Keyed(sent, reply, new FirstToLast(first, last));
        }

        @Override
        public String description() {
            return then.description() + ", with the same key in " + reply.description();
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.keyed(this);
        }
    }

    /**
     * Several messages that match, of which the last one ends it.
     *
     * @param count at least 1
     * @param match which count
     */
    record Several(int count, Match match) implements Answer {
        public Several {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "several: " + count + " messages cannot be awaited; at least 1 is needed");
            }
        }

        @Override
        public String description() {
            return count + " messages (" + match.description() + ")";
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.several(this);
        }
    }

    /**
     * A first message and a last one; the time to each is kept.
     *
     * @param first which is the first
     * @param last which is the last; one message may be both
     */
    record FirstToLast(Match first, Match last) implements Answer {
        @Override
        public String description() {
            return "a first message (" + first.description() + ") and a last one (" + last.description() + ")";
        }

        @Override
        public <R> R map(AnswerCases<R> cases) {
            return cases.firstToLast(this);
        }
    }
}
