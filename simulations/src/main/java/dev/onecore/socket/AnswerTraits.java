package dev.onecore.socket;

import dev.onecore.script.Answer;

/** What a driver asks of a kind of answer. */
final class AnswerTraits {

    private AnswerTraits() {}

    /** Whether a key tells answers apart, so that one that fails says nothing of the others. */
    static final Answer.AnswerCases<Boolean> KEYED = new Trait(false, false, true);

    /** Whether there is an answer at all. */
    static final Answer.AnswerCases<Boolean> AWAITED = new Trait(false, true, true);

    private record Trait(boolean ofNone, boolean ofOrdered, boolean ofKeyed) implements Answer.AnswerCases<Boolean> {
        @Override
        public Boolean none(Answer.None answer) {
            return ofNone;
        }

        @Override
        public Boolean next(Answer.NextMessage answer) {
            return ofOrdered;
        }

        @Override
        public Boolean first(Answer.First answer) {
            return ofOrdered;
        }

        @Override
        public Boolean keyed(Answer.Keyed answer) {
            return ofKeyed;
        }

        @Override
        public Boolean several(Answer.Several answer) {
            return ofOrdered;
        }

        @Override
        public Boolean firstToLast(Answer.FirstToLast answer) {
            return ofOrdered;
        }
    }
}
