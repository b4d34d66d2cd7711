package dev.onecore.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each message of one connection is: the answer to one that was sent, something that comes unasked, or nothing that is
 * known. It belongs to the connection's event loop.
 *
 * <pre>
 *   what came --&gt; splitter --&gt; awaited by its key, or by a match of its own?  --&gt; answered (the oldest first)
 *                                 | no
 *                                 +--&gt; has the key of one that was given up?   --&gt; late
 *                                        | no
 *                                        +--&gt; a rule for what comes unasked?    --&gt; ignored, counted, answered, measured
 *                                               | no
 *                                               +--&gt; is the next one awaited?    --&gt; answered, or wrong content
 *                                                      | no
 *                                                      +--&gt; was such a one given up? --&gt; late; else unmatched
 * </pre>
 *
 * <p>Where one key is awaited more than once, the oldest is answered first. Without a key, or with a key that is used again, an answer
 * that comes too late cannot be told from the answer to a later message, if one is awaited; the answer to that one is doubtful.
 */
public final class Inbox {
    private static final Message NOTHING = Message.text("");

    /** Who is told of messages that answer nothing. */
    public interface UnaskedListener {

        /** A rule asks to send this. */
        void reply(Message message);

        /** A message was counted. */
        void counted(String name);

        /** A message was on its way for so long, by its stamp; less than 0 where the stamp is later than the arrival. */
        void measured(long ns, long arrivalNs);

        /** A message is nothing that the script knows. */
        void unmatched(Message message);

        /** An answer came after its time-out. */
        void late();

        /** What was taken for an answer may be that to an earlier message, which had the same key or match and timed out. */
        void doubtful();

        /** An answer that nothing but its place tells did not come in time: of those behind it nobody knows whose they are. */
        void orderLost();
    }

    private final UnaskedRules rules;
    private final Splitter splitter;
    private final UnaskedListener listener;
    private final List<KeyTable> tables = new ArrayList<>();
    private final AnswerQueue byMatch = new AnswerQueue();
    private final AnswerQueue inOrder = new AnswerQueue();
    private final GivenUp givenUp = new GivenUp();
    private final Filing filing = new Filing();
    private final AnswerOffer offer = new AnswerOffer();
    private final CameInstead cameInstead = new CameInstead();
    private final Consumer<Message> dispatching = this::dispatch;
    private final Consumer<Pending> answering = this::answered;
    private int outstanding;
    private long arrivalNs;
    private Message arrived = NOTHING;
    private @Nullable ScriptFailure failure;

    /** An inbox where nothing is awaited yet. */
    public Inbox(List<UnaskedRule> rules, Splitter splitter, UnaskedListener listener) {
        this.rules = new UnaskedRules(rules, listener);
        this.splitter = splitter;
        this.listener = listener;
    }

    /** Messages that are awaited. */
    public int outstanding() {
        return outstanding;
    }

    /**
     * The answer to a message is awaited from now on.
     *
     * @param sent the message, for its key; null for a wait that nothing was sent for
     * @throws ScriptFailure when it has no key and needs one, or the script's code throws
     */
    public void expect(Pending pending, @Nullable Message sent) throws ScriptFailure {
        failure = null;
        if (filing.file(pending, sent)) {
            outstanding++;
        }
        throwFailure();
    }

    /**
     * A whole WebSocket message came.
     *
     * @throws ScriptFailure when it cannot be split, or the script's code throws
     */
    public void received(Message carried, long nowNs) throws ScriptFailure {
        arrivalNs = nowNs;
        failure = null;
        try {
            splitter.split(carried, dispatching);
        } catch (RuntimeException | Error thrown) {
            throw ScriptFailure.onReceipt(carried, thrown);
        } finally {
            arrived = NOTHING;
        }
        throwFailure();
    }

    private void throwFailure() throws ScriptFailure {
        ScriptFailure found = failure;
        if (found != null) {
            throw found;
        }
    }

    private void dispatch(Message message) {
        if (failure != null) {
            return;
        }
        arrived = message;
        try {
            if (!isAwaited(message) && !isUnasked(message) && !isNext(message)) {
                leftOver(message);
            }
        } catch (ScriptFailure thrown) {
            failure = thrown;
        } catch (RuntimeException | Error thrown) {
            failure = ScriptFailure.onReceipt(message, thrown);
        }
    }

    private boolean isAwaited(Message message) {
        boolean late = false;
        for (int i = 0; i < tables.size(); i++) {
            KeyTable table = tables.get(i);
            String key = table.key(message);
            if (key != null) {
                if (table.take(key, message, offer, arrivalNs, answering)) {
                    return true;
                }
                late |= table.isLate(key);
            }
        }
        if (byMatch.take(message, offer, arrivalNs, answering)) {
            return true;
        }
        if (late) {
            listener.late();
        }
        return late;
    }

    private boolean isUnasked(Message message) throws ScriptFailure {
        boolean followed = rules.follow(message, arrivalNs);
        if (followed) {
            cameInstead.unasked(message, arrivalNs);
        }
        return followed;
    }

    private boolean isNext(Message message) {
        Pending pending = inOrder.next(arrivalNs);
        if (pending == null) {
            return false;
        }
        if (offer.offer(message, pending, arrivalNs) == AnswerOffer.Taken.WHOLLY) {
            answered(pending);
        } else {
            outstanding--;
            pending.owner().failed(pending, pending.wrongly(message), arrivalNs);
        }
        return true;
    }

    private void answered(Pending pending) {
        outstanding--;
        Message reply = arrived;
        cameInstead.answered(arrivalNs);
        if (isDoubtful(pending)) {
            listener.doubtful();
        }
        pending.owner().answered(pending, reply, arrivalNs);
    }

    private boolean isDoubtful(Pending pending) {
        String key = pending.key();
        if (key == null) {
            return givenUp.mayComeLate(pending.answer());
        }
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).mayComeLate(key)) {
                return true;
            }
        }
        return false;
    }

    private void leftOver(Message message) {
        if (givenUp.isLate(message)) {
            listener.late();
        } else {
            cameInstead.unmatched(message, arrivalNs);
            listener.unmatched(message);
        }
    }

    /**
     * Fails what was not answered within its time-out.
     *
     * @return when the next time-out ends of those that are still awaited; {@code none} when there are none
     */
    public long expire(long nowNs, long none) {
        if (outstanding == 0) {
            return none;
        }
        Overdue overdue = new Overdue(nowNs, none);
        inOrder.expire(overdue);
        boolean orderLost = !overdue.all().isEmpty();
        byMatch.expire(overdue);
        tables.forEach(table -> table.expire(overdue));
        outstanding -= overdue.all().size();
        for (Pending pending : overdue.all()) {
            if (pending.key() == null) {
                givenUp.add(pending.answer());
            }
            pending.owner().failed(pending, pending.unanswered(cameInstead.since(pending.actualNs())), nowNs);
        }
        if (orderLost) {
            listener.orderLost();
        }
        return overdue.nextNs();
    }

    /** Hands out all that is awaited, the oldest of each kind first, and awaits none of it any longer. */
    public void abandon(Consumer<Pending> each) {
        List<Pending> all = new ArrayList<>();
        forEach(all::add);
        byMatch.clear();
        inOrder.clear();
        tables.forEach(KeyTable::clear);
        outstanding = 0;
        all.forEach(each);
    }

    private void forEach(Consumer<Pending> each) {
        byMatch.forEach(each);
        inOrder.forEach(each);
        tables.forEach(table -> table.forEach(each));
    }

    /** When the oldest message that is awaited was to be sent, on {@link System#nanoTime()}; {@code none} when there is none. */
    public long oldestNs(long none) {
        long[] oldest = {none};
        forEach(pending -> oldest[0] = pending.intendedNs() - oldest[0] < 0 ? pending.intendedNs() : oldest[0]);
        return oldest[0];
    }

    /** Puts a message that was sent where its answer is looked for; false for one that has none. */
    private final class Filing implements Answer.AnswerCases<Boolean> {
        private @Nullable Message sent;
        private @Nullable Pending pending;

        private boolean file(Pending given, @Nullable Message with) {
            pending = given;
            sent = with;
            if (with == null) {
                given.nothingSent();
            }
            return given.answer().map(this);
        }

        private boolean into(AnswerQueue queue) {
            queue.add(Objects.requireNonNull(pending));
            return true;
        }

        @Override
        public Boolean none(Answer.None none) {
            return false;
        }

        @Override
        public Boolean next(Answer.NextMessage next) {
            return into(inOrder);
        }

        @Override
        public Boolean first(Answer.First first) {
            return into(byMatch);
        }

        @Override
        public Boolean several(Answer.Several several) {
            return into(byMatch);
        }

        @Override
        public Boolean firstToLast(Answer.FirstToLast span) {
            return into(byMatch);
        }

        @Override
        public Boolean keyed(Answer.Keyed keyed) {
            Pending given = Objects.requireNonNull(pending);
            Message message = sent;
            try {
                String key = message == null ? null : keyed.sent().of(message);
                if (key == null) {
                    failure = ScriptFailure.because("message " + given.number() + " has no key in "
                            + keyed.sent().description() + ", so that no answer could be told: "
                            + (message == null ? "nothing was sent" : "it is not shown, as it may hold a secret"));
                    return false;
                }
                given.key(key);
                table(keyed.reply()).add(key, given);
                return true;
            } catch (RuntimeException | Error thrown) {
                failure = ScriptFailure.of("key", given.number(), thrown);
                return false;
            }
        }

        private KeyTable table(Part reply) {
            for (int i = 0; i < tables.size(); i++) {
                if (tables.get(i).isOf(reply)) {
                    return tables.get(i);
                }
            }
            KeyTable made = new KeyTable(reply);
            tables.add(made);
            return made;
        }
    }
}
