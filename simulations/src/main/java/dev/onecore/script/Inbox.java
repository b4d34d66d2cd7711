package dev.onecore.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each message of one connection is: the answer to one that was sent, something that comes unasked, or nothing that is
 * known. It belongs to the connection's event loop.
 *
 * <pre>
 *   what came --&gt; splitter --&gt; awaited by its key, or by a match of its own?  --&gt; answered (the oldest first)
 *                                 | no
 *                                 +--&gt; a rule for what comes unasked matches?  --&gt; ignored, counted, answered, measured
 *                                        | no
 *                                        +--&gt; something awaits the next message? --&gt; answered, or wrong content
 *                                               | no
 *                                               +--&gt; the key of one that was given up: late; else unmatched
 * </pre>
 */
public final class Inbox {
    private static final int MOST_LATE_KEYS = 10_000;

    /** Who is told of messages that answer nothing. */
    public interface UnaskedListener {

        /** A rule asks to send this. */
        void reply(Message message);

        /** A message was counted. */
        void counted(String name);

        /** A message was on its way for so long, by its stamp. */
        void measured(long ns, long arrivalNs);

        /** A message is nothing that the script knows. */
        void unmatched(Message message);

        /** An answer came after its time-out. */
        void late();
    }

    /** Messages whose answers have their key in the same part, by key; those with the same key in the order of sending. */
    private record KeyTable(Part part, Map<String, Deque<Pending>> byKey) {}

    private final List<UnaskedRule> rules;
    private final Splitter splitter;
    private final UnaskedListener listener;
    private final List<KeyTable> tables = new ArrayList<>();
    private final Deque<Pending> matched = new ArrayDeque<>();
    private final Deque<Pending> ordered = new ArrayDeque<>();
    private final Map<String, Boolean> givenUp = new HashMap<>();
    private final Filing filing = new Filing();
    private final Reacting reacting = new Reacting();
    private int outstanding;
    private long lastAnswerNs;
    private long arrivalNs;
    private long nextDeadlineNs;
    private @Nullable Message lastUnmatched;
    private @Nullable ScriptFailure failure;

    /** An inbox where nothing is awaited yet. */
    public Inbox(List<UnaskedRule> rules, Splitter splitter, UnaskedListener listener) {
        this.rules = List.copyOf(rules);
        this.splitter = splitter;
        this.listener = listener;
        this.lastAnswerNs = System.nanoTime();
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
        filing.sent = sent;
        filing.pending = pending;
        if (pending.answer().map(filing)) {
            outstanding++;
        }
        if (filing.why != null) {
            throw filing.failure();
        }
    }

    /**
     * A whole WebSocket message came.
     *
     * @throws ScriptFailure when it cannot be split, or the script's code throws
     */
    public void received(Message carried, long nowNs) throws ScriptFailure {
        arrivalNs = nowNs;
        failure = null;
        splitter.split(carried, dispatching);
        if (failure != null) {
            throw failure;
        }
    }

    private final Consumer<Message> dispatching = this::dispatch;

    private void dispatch(Message message) {
        if (failure != null) {
            return;
        }
        try {
            if (!byKey(message) && !byMatch(message) && !byRule(message) && !inOrder(message)) {
                leftOver(message);
            }
        } catch (RuntimeException | Error thrown) {
            failure = ScriptFailure.onReceipt(message, thrown);
        }
    }

    private boolean byKey(Message message) {
        for (int i = 0; i < tables.size(); i++) {
            KeyTable table = tables.get(i);
            String key = table.byKey().isEmpty() ? null : table.part().of(message);
            Deque<Pending> waiting = key == null ? null : table.byKey().get(key);
            if (key != null && waiting != null && byKey(message, waiting)) {
                if (waiting.isEmpty()) {
                    table.byKey().remove(key);
                }
                return true;
            }
        }
        return false;
    }

    private boolean byKey(Message message, Deque<Pending> waiting) {
        Pending oldest = waiting.element();
        Matched matched = matching.match(oldest, message);
        if (matched == Matched.COMPLETED) {
            waiting.remove();
            answered(oldest, message);
        }
        return matched != Matched.REFUSED;
    }

    /** Messages of one action await the same, so that each different answer is asked once. */
    private boolean byMatch(Message message) {
        Answer refused = null;
        for (Iterator<Pending> each = matched.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            if (pending.answer() == refused) {
                continue;
            }
            switch (matching.match(pending, message)) {
                case REFUSED -> refused = pending.answer();
                case TAKEN -> {
                    return true;
                }
                case COMPLETED -> {
                    each.remove();
                    answered(pending, message);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean byRule(Message message) {
        for (int i = 0; i < rules.size(); i++) {
            UnaskedRule rule = rules.get(i);
            if (rule.match().matches(message)) {
                reacting.message = message;
                rule.reaction().map(reacting);
                return true;
            }
        }
        return false;
    }

    private boolean inOrder(Message message) {
        Pending pending = ordered.poll();
        if (pending == null) {
            return false;
        }
        if (matching.match(pending, message) == Matched.COMPLETED) {
            answered(pending, message);
        } else {
            outstanding--;
            pending.owner()
                    .failed(
                            pending,
                            "message " + pending.number() + " was answered wrongly: awaited was "
                                    + pending.answer().description() + ", and what came is " + message.quoted(),
                            arrivalNs);
        }
        return true;
    }

    private void answered(Pending pending, Message message) {
        outstanding--;
        lastAnswerNs = arrivalNs;
        pending.owner().answered(pending, message, arrivalNs);
    }

    private void leftOver(Message message) {
        for (int i = 0; i < tables.size() && !givenUp.isEmpty(); i++) {
            String key = tables.get(i).part().of(message);
            if (key != null && givenUp.remove(key) != null) {
                listener.late();
                return;
            }
        }
        lastUnmatched = message;
        listener.unmatched(message);
    }

    /**
     * Fails what was not answered within its time-out.
     *
     * @return when the next time-out ends of those that are still awaited; {@code none} when there are none
     */
    public long expire(long nowNs, long none) {
        List<Pending> overdue = new ArrayList<>();
        nextDeadlineNs = none;
        matched.removeIf(pending -> isOverdue(pending, nowNs, overdue));
        ordered.removeIf(pending -> isOverdue(pending, nowNs, overdue));
        tables.forEach(table -> table.byKey().values().removeIf(waiting -> {
            waiting.removeIf(pending -> isOverdue(pending, nowNs, overdue));
            return waiting.isEmpty();
        }));
        outstanding -= overdue.size();
        for (Pending pending : overdue) {
            String key = pending.key();
            if (key != null && givenUp.size() < MOST_LATE_KEYS) {
                givenUp.put(key, true);
            }
            pending.owner().failed(pending, overdue(pending), nowNs);
        }
        return nextDeadlineNs;
    }

    private boolean isOverdue(Pending pending, long nowNs, List<Pending> into) {
        long deadlineNs = pending.deadlineNs(lastAnswerNs);
        if (deadlineNs - nowNs <= 0) {
            return into.add(pending);
        }
        if (deadlineNs - nextDeadlineNs < 0) {
            nextDeadlineNs = deadlineNs;
        }
        return false;
    }

    private String overdue(Pending pending) {
        String key = pending.key();
        Message instead = lastUnmatched;
        return String.format(
                Locale.ROOT,
                "message %d was not answered within %,d ms: awaited was %s%s%s; %s",
                pending.number(),
                TimeUnit.NANOSECONDS.toMillis(pending.timeoutNs()),
                pending.answer().description(),
                key == null ? "" : ", key " + Quoted.text(key),
                pending.came() > 0 ? ", of which " + pending.came() + " came" : "",
                instead == null ? "nothing else came" : "what came instead, last, is " + instead.quoted());
    }

    /** Hands out all that is awaited, the oldest of each kind first, and awaits none of it any longer. */
    public void abandon(Consumer<Pending> each) {
        List<Pending> all = new ArrayList<>(matched);
        all.addAll(ordered);
        tables.forEach(table -> table.byKey().values().forEach(all::addAll));
        matched.clear();
        ordered.clear();
        tables.forEach(table -> table.byKey().clear());
        outstanding = 0;
        all.forEach(each);
    }

    /** When the oldest message that is awaited was to be sent, on {@link System#nanoTime()}; {@code none} when there is none. */
    public long oldestNs(long none) {
        long oldest = none;
        for (Pending pending : matched) {
            oldest = pending.intendedNs() - oldest < 0 ? pending.intendedNs() : oldest;
        }
        for (Pending pending : ordered) {
            oldest = pending.intendedNs() - oldest < 0 ? pending.intendedNs() : oldest;
        }
        for (KeyTable table : tables) {
            for (Deque<Pending> waiting : table.byKey().values()) {
                oldest = waiting.element().intendedNs() - oldest < 0
                        ? waiting.element().intendedNs()
                        : oldest;
            }
        }
        return oldest;
    }

    /** What a message is to one that may await it. */
    private enum Matched {
        REFUSED,
        TAKEN,
        COMPLETED
    }

    private final Matching matching = new Matching();

    private final class Matching implements Answer.AnswerCases<Matched> {
        private @Nullable Message message;
        private @Nullable Pending pending;

        private Matched match(Pending asked, Message came) {
            pending = asked;
            message = came;
            return asked.answer().map(this);
        }

        private boolean is(Match match) {
            Message given = message;
            return given != null && match.matches(given);
        }

        private int came(boolean one) {
            Pending asked = pending;
            return asked == null ? 0 : one ? asked.oneMore() : asked.came();
        }

        @Override
        public Matched none(Answer.None none) {
            return Matched.REFUSED;
        }

        @Override
        public Matched next(Answer.NextMessage next) {
            return is(next.match()) ? Matched.COMPLETED : Matched.REFUSED;
        }

        @Override
        public Matched first(Answer.First first) {
            return is(first.match()) ? Matched.COMPLETED : Matched.REFUSED;
        }

        @Override
        public Matched keyed(Answer.Keyed keyed) {
            return keyed.then().map(this);
        }

        @Override
        public Matched several(Answer.Several several) {
            if (!is(several.match())) {
                return Matched.REFUSED;
            }
            int came = came(true);
            return came == several.count() ? Matched.COMPLETED : first(came);
        }

        @Override
        public Matched firstToLast(Answer.FirstToLast span) {
            boolean begun = came(false) > 0;
            if (!begun && !is(span.first())) {
                return Matched.REFUSED;
            }
            boolean last = is(span.last());
            if (begun && !last) {
                return is(span.first()) ? Matched.TAKEN : Matched.REFUSED;
            }
            Matched first = begun ? Matched.TAKEN : first(came(true));
            return last ? Matched.COMPLETED : first;
        }

        private Matched first(int came) {
            Pending asked = pending;
            if (came == 1 && asked != null) {
                asked.owner().first(asked, arrivalNs);
            }
            return Matched.TAKEN;
        }
    }

    /** Puts a message that was sent where its answer is looked for; false for one that has none. */
    private final class Filing implements Answer.AnswerCases<Boolean> {
        private @Nullable Message sent;
        private @Nullable Pending pending;
        private @Nullable String why;
        private @Nullable Throwable thrown;

        private boolean file(Deque<Pending> queue) {
            Pending given = pending;
            return given != null && queue.add(given);
        }

        private ScriptFailure failure() {
            String said = why;
            why = null;
            Throwable cause = thrown;
            thrown = null;
            Pending given = pending;
            long number = given == null ? 0 : given.number();
            return cause == null
                    ? ScriptFailure.because("message " + number + " " + said)
                    : ScriptFailure.of("key", number, cause);
        }

        @Override
        public Boolean none(Answer.None none) {
            return false;
        }

        @Override
        public Boolean next(Answer.NextMessage next) {
            return file(ordered);
        }

        @Override
        public Boolean first(Answer.First first) {
            return file(matched);
        }

        @Override
        public Boolean several(Answer.Several several) {
            return file(matched);
        }

        @Override
        public Boolean firstToLast(Answer.FirstToLast span) {
            return file(matched);
        }

        @Override
        public Boolean keyed(Answer.Keyed keyed) {
            Message message = sent;
            Pending given = pending;
            String key = null;
            try {
                key = message == null ? null : keyed.sent().of(message);
            } catch (RuntimeException | Error broken) {
                thrown = broken;
                why = "";
            }
            if (key == null || given == null) {
                why = "has no key in " + keyed.sent().description() + ", so that no answer could be told: "
                        + (message == null ? "nothing was sent" : message.quoted());
                return false;
            }
            given.key(key);
            return table(keyed.reply())
                    .byKey()
                    .computeIfAbsent(key, none -> new ArrayDeque<>(1))
                    .add(given);
        }

        private KeyTable table(Part reply) {
            for (int i = 0; i < tables.size(); i++) {
                if (tables.get(i).part() == reply) {
                    return tables.get(i);
                }
            }
            KeyTable made = new KeyTable(reply, new HashMap<>());
            tables.add(made);
            return made;
        }
    }

    private final class Reacting implements Reaction.ReactionCases<Boolean> {
        private @Nullable Message message;

        @Override
        public Boolean ignore(Reaction.Ignore reaction) {
            return true;
        }

        @Override
        public Boolean count(Reaction.Tally reaction) {
            listener.counted(reaction.name());
            return true;
        }

        @Override
        public Boolean reply(Reaction.Reply reaction) {
            Message came = message;
            if (came != null) {
                listener.reply(reaction.reply().apply(came));
            }
            return true;
        }

        @Override
        public Boolean measure(Reaction.Measure reaction) {
            Message came = message;
            String stamp = came == null ? null : reaction.stamp().of(came);
            if (stamp == null) {
                throw new IllegalArgumentException(
                        "the message has no stamp in " + reaction.stamp().description());
            }
            listener.measured(reaction.clock().sinceNs(Long.parseLong(stamp.strip()), arrivalNs), arrivalNs);
            return true;
        }
    }
}
