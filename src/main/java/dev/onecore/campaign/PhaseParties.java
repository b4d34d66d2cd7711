package dev.onecore.campaign;

import dev.onecore.load.InjectorShare;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Who is waited for at a phase's begin and at its end: this process's own users, each for itself, and each other injector as one.
 * Any thread may call.
 */
final class PhaseParties {

    private final InjectorShare share;
    private final int users;
    private final int size;
    private final Duration ahead;
    private final Set<Integer> absent;
    private final Set<Integer> busy;

    /**
     * Nobody has arrived.
     *
     * @param share which users are this process's own
     * @param all users of the trial
     * @param others numbers of the other injectors
     * @param ahead how far ahead a begin must be fixed for them
     */
    PhaseParties(InjectorShare share, int all, Set<Integer> others, Duration ahead) {
        this.share = share;
        this.users = share.users(all);
        this.size = users + others.size();
        this.ahead = ahead;
        this.absent = new HashSet<>(others);
        this.busy = new HashSet<>(others);
    }

    InjectorShare share() {
        return share;
    }

    int size() {
        return size;
    }

    Duration ahead() {
        return ahead;
    }

    /** What they are. */
    String words() {
        return size == users ? "users" : "users and other injectors";
    }

    /** Whether this is the first time that the injector arrives. */
    synchronized boolean arrived(int injector) {
        return absent.remove(injector);
    }

    /** Whether this is the first time that the injector is done. */
    synchronized boolean done(int injector) {
        return busy.remove(injector);
    }
}
