package dev.onecore.campaign;

import dev.onecore.evidence.TrialEvidence;
import dev.onecore.model.Campaign;
import dev.onecore.model.Target;
import dev.onecore.model.Workload;
import java.util.Optional;

/** How far the workloads of a campaign are from an answer. Called between rounds, by one thread. */
public interface Progress {

    /** A trial was judged, and counts among the others from now on. */
    void judged(TrialEvidence evidence);

    /**
     * How far a workload is from an answer.
     *
     * @return 0 when every target's primary figure is compared with the baseline's as narrowly as asked; else the more, the wider
     *     the widest interval is against its goal, what is undecided far before what is decided; infinite when there is none yet
     */
    double missing(Campaign campaign, Workload workload);

    /** A search's workload as the next probe of a target has it; empty when the search is over, or the workload is none. */
    default Optional<Workload> probe(Workload workload, Target target) {
        return Optional.empty();
    }

    /** For campaigns whose rounds are all planned. */
    Progress NONE = new Progress() {
        @Override
        public void judged(TrialEvidence evidence) {}

        @Override
        public double missing(Campaign campaign, Workload workload) {
            return 0;
        }
    };
}
