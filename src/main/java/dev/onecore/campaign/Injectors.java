package dev.onecore.campaign;

import dev.onecore.load.InjectorShare;
import dev.onecore.model.InjectorClock;
import dev.onecore.model.LossPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The injectors beside this process. Every call ends, also when one of them was lost or hangs: what it does not do in time is told
 * to the trials, and it counts as lost from then on.
 */
public interface Injectors extends AutoCloseable {

    /** Which users are this process's own. */
    InjectorShare own();

    /** The numbers of the others that are there. */
    Set<Integer> others();

    /** Those that were lost since the campaign began, and how: their users are missing in every trial. */
    Map<Integer, String> lost();

    /** What becomes of a trial that loses one. */
    LossPolicy policy();

    /** How far ahead a begin must be fixed so that all others hear of it in time. */
    Duration ahead();

    /**
     * Waits until the users of all others are between two groups of trials.
     *
     * @param trials those of the group that runs, which hear of an injector that does not come; none before the first
     */
    void awaitUsers(List<? extends SharedTrial> trials);

    /** Lets all others begin with these trials, each at the seat of its index. */
    void begin(List<? extends SharedTrial> trials);

    /**
     * How far the clocks of the others have gone since {@link #begin}: asks each, some seconds at most. One that does not answer is
     * left out.
     */
    List<InjectorClock> clocks();

    /** How far the wall clocks of the others are ahead of this process's, in milliseconds, by their numbers; those that are lost, too. */
    Map<Integer, Long> wallAheadMs();

    /** A trial broke: the others stop what they do in it. */
    void broken(SharedTrial trial);

    /** No trial follows: the others end. */
    void end();

    /** Ends what still runs. */
    @Override
    void close();

    /** This process is the only injector. */
    Injectors NONE = new Injectors() {
        @Override
        public InjectorShare own() {
            return InjectorShare.WHOLE;
        }

        @Override
        public Set<Integer> others() {
            return Set.of();
        }

        @Override
        public Map<Integer, String> lost() {
            return Map.of();
        }

        @Override
        public LossPolicy policy() {
            return LossPolicy.DEGRADE;
        }

        @Override
        public Duration ahead() {
            return Duration.ZERO;
        }

        @Override
        public void awaitUsers(List<? extends SharedTrial> trials) {}

        @Override
        public void begin(List<? extends SharedTrial> trials) {}

        @Override
        public List<InjectorClock> clocks() {
            return List.of();
        }

        @Override
        public Map<Integer, Long> wallAheadMs() {
            return Map.of();
        }

        @Override
        public void broken(SharedTrial trial) {}

        @Override
        public void end() {}

        @Override
        public void close() {}
    };
}
