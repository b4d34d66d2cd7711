package dev.onecore.script;

import org.jspecify.annotations.Nullable;

/** A message that was sent, or a wait that was begun, and what came of it so far. It belongs to its connection's event loop. */
public final class Pending {

    /** Who sent it, and is told what became of it: once {@link #answered} or {@link #failed}. */
    public interface Owner {

        /** Its answer, or the last one, came at an instant of {@link System#nanoTime()}. */
        void answered(Pending pending, Message reply, long arrivalNs);

        /** The first of its answers came, where more are awaited. */
        void first(Pending pending, long arrivalNs);

        /**
         * It was not answered within its time-out, or wrongly.
         *
         * @param reason what was awaited, and what came instead
         */
        void failed(Pending pending, String reason, long nowNs);
    }

    private final Owner owner;
    private final Answer answer;
    private final long number;
    private final long intendedNs;
    private final long actualNs;
    private final long timeoutNs;
    private final boolean alone;
    private @Nullable String key;
    private int came;

    /**
     * A message whose answer is awaited.
     *
     * @param number of the message, from 0
     * @param intendedNs when it was to be sent, on {@link System#nanoTime()}
     * @param actualNs when it was
     * @param timeoutNs how long its answer is waited for
     * @param alone whether nothing else was awaited on its connection
     */
    public Pending(
            Owner owner, Answer answer, long number, long intendedNs, long actualNs, long timeoutNs, boolean alone) {
        this.owner = owner;
        this.answer = answer;
        this.number = number;
        this.intendedNs = intendedNs;
        this.actualNs = actualNs;
        this.timeoutNs = timeoutNs;
        this.alone = alone;
    }

    /** Its number, from 0. */
    public long number() {
        return number;
    }

    /** When it was to be sent, on {@link System#nanoTime()}. */
    public long intendedNs() {
        return intendedNs;
    }

    /** When it was sent, on {@link System#nanoTime()}. */
    public long actualNs() {
        return actualNs;
    }

    /** Whether it was sent with nothing else awaited on its connection. */
    public boolean alone() {
        return alone;
    }

    /** Who sent it. */
    public Owner owner() {
        return owner;
    }

    Answer answer() {
        return answer;
    }

    @Nullable
    String key() {
        return key;
    }

    void key(String taken) {
        key = taken;
    }

    /** Another of its answers came; returns how many that are now. */
    int oneMore() {
        came++;
        return came;
    }

    int came() {
        return came;
    }

    /** When its time-out ends at the earliest, on {@link System#nanoTime()}. */
    public long deadlineNs() {
        return actualNs + timeoutNs;
    }

    /** When its time-out ends; ordered answers are waited for from the last one on. */
    long deadlineNs(long lastAnswerNs) {
        boolean ordered = answer.map(ORDERED);
        return ordered && lastAnswerNs - actualNs > 0 ? lastAnswerNs + timeoutNs : deadlineNs();
    }

    long timeoutNs() {
        return timeoutNs;
    }

    /** Whether answers come in the order in which messages were sent, so that one that is missing spoils those behind it. */
    static final Answer.AnswerCases<Boolean> ORDERED = new Answer.AnswerCases<>() {
        @Override
        public Boolean none(Answer.None none) {
            return false;
        }

        @Override
        public Boolean next(Answer.NextMessage next) {
            return true;
        }

        @Override
        public Boolean first(Answer.First first) {
            return true;
        }

        @Override
        public Boolean keyed(Answer.Keyed keyed) {
            return false;
        }

        @Override
        public Boolean several(Answer.Several several) {
            return true;
        }

        @Override
        public Boolean firstToLast(Answer.FirstToLast firstToLast) {
            return true;
        }
    };
}
