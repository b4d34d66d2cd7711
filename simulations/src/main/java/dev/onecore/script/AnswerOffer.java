package dev.onecore.script;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message that came, held against what one that was sent awaits. One for each inbox: it is asked anew for each message. */
final class AnswerOffer implements Answer.AnswerCases<AnswerOffer.Taken> {

    /** What a message is to one that may await it. */
    enum Taken {
        /** It is none of its answers. */
        NOT,
        /** It is one of its answers, and more are awaited. */
        IN_PART,
        /** It is its answer, or the last of them. */
        WHOLLY
    }

    private @Nullable Message message;
    private @Nullable Pending pending;
    private long arrivalNs;

    /** What a message is to one that may await it, which hears of the first of several answers here. */
    Taken offer(Message came, Pending to, long cameNs) {
        message = came;
        pending = to;
        arrivalNs = cameNs;
        return to.answer().map(this);
    }

    private boolean is(Match match) {
        return match.matches(Objects.requireNonNull(message));
    }

    private Taken whole(Match match) {
        return is(match) ? Taken.WHOLLY : Taken.NOT;
    }

    private int oneMore() {
        Pending taking = Objects.requireNonNull(pending);
        int came = taking.oneMore();
        if (came == 1) {
            taking.owner().first(taking, arrivalNs);
        }
        return came;
    }

    @Override
    public Taken none(Answer.None none) {
        return Taken.NOT;
    }

    @Override
    public Taken next(Answer.NextMessage next) {
        return whole(next.match());
    }

    @Override
    public Taken first(Answer.First first) {
        return whole(first.match());
    }

    @Override
    public Taken keyed(Answer.Keyed keyed) {
        return keyed.then().map(this);
    }

    @Override
    public Taken several(Answer.Several several) {
        if (!is(several.match())) {
            return Taken.NOT;
        }
        return oneMore() == several.count() ? Taken.WHOLLY : Taken.IN_PART;
    }

    @Override
    public Taken firstToLast(Answer.FirstToLast span) {
        boolean isFirst = is(span.first());
        if (Objects.requireNonNull(pending).came() == 0 && !isFirst) {
            return Taken.NOT;
        }
        boolean isLast = is(span.last());
        if (!isFirst && !isLast) {
            return Taken.NOT;
        }
        oneMore();
        return isLast ? Taken.WHOLLY : Taken.IN_PART;
    }
}
