package dev.onecore.campaign;

import java.util.List;
import java.util.Optional;

/**
 * What leads the users of one process from one group of trials to the next: the {@link Conductor} where a campaign is conducted,
 * and what follows it elsewhere.
 */
public interface RoundLead {

    /**
     * A trial that has ended.
     *
     * @param label as in Gatling's report
     * @param failure why it failed; empty when it did not
     */
    record EndedTrial(String label, Optional<String> failure) {}

    /**
     * Where a campaign stands between two groups.
     *
     * @param more whether another group begins
     * @param ended the trials of the group before it
     */
    record Step(boolean more, List<EndedTrial> ended) {
        public Step {
            ended = List.copyOf(ended);
        }
    }

    /** The places of the trials that run together: as many as any group has. */
    List<TrialSeat> seats();

    /**
     * To be called when all users of the process are between two groups, from one thread at a time. Returns when the next group is
     * ready for them, or there is none.
     */
    Step next();

    /** Whether the users of the group that runs have nothing more to do, though some may not have come back. */
    boolean over();

    /** Tells the reader something, in a sentence. */
    void noted(String sentence);
}
