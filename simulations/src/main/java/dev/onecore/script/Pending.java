package dev.onecore.script;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
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
    private boolean sent = true;
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

    /** Nothing was sent: a message is awaited by itself. */
    void nothingSent() {
        sent = false;
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

    /** When its time-out ends, on {@link System#nanoTime()}; at the earliest, where answers come in the order of sending. */
    public long deadlineNs() {
        return actualNs + timeoutNs;
    }

    /** When its time-out ends, where it is waited for from the last answer to another one on. */
    long deadlineNs(long lastAnswerNs) {
        return lastAnswerNs - actualNs > 0 ? lastAnswerNs + timeoutNs : deadlineNs();
    }

    /** Why it failed, when a message came that is not what it had to be. */
    String wrongly(Message message) {
        return "message " + number + " was answered wrongly: awaited was " + answer.description()
                + ", and what came is " + message.quoted();
    }

    /** Why it failed, when its time-out ended. */
    String unanswered(String instead) {
        return String.format(
                Locale.ROOT,
                "%s within %,d ms: awaited was %s%s%s; %s",
                sent ? "message " + number + " was not answered" : "what was awaited did not come",
                TimeUnit.NANOSECONDS.toMillis(timeoutNs),
                answer.description(),
                key == null ? "" : ", key " + Quoted.text(key),
                came == 0 ? "" : ", of which " + came + " came",
                instead);
    }
}
