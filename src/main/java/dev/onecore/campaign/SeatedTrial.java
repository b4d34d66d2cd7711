package dev.onecore.campaign;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Workload;

/** A trial to which users come who work through a campaign round by round. */
public interface SeatedTrial extends TrialSession {

    /** What is run. */
    Workload workload();

    /** Whether something broke, so that nobody need begin. */
    boolean failed();
}
