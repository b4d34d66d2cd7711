package dev.onecore.socket;

import dev.onecore.load.PhaseRun;
import dev.onecore.model.FanOut;
import org.jspecify.annotations.Nullable;

/** Where the members of a topic meet, turn after turn: each turn of a phase has a flow of its own. */
final class TopicFlows {
    private final FanOut load;
    private @Nullable TopicFlow current;

    TopicFlows(FanOut load) {
        this.load = load;
    }

    /** A user's driver: the first user sends, all listen. */
    PhaseDriver driver(PhaseContext part) {
        TopicFlow flow = of(part.run());
        return part.user() == 0 ? new TopicSender(part, load, flow) : new TopicMember(part, load, flow);
    }

    private synchronized TopicFlow of(PhaseRun run) {
        TopicFlow flow = current;
        if (flow == null || flow.run() != run) {
            flow = new TopicFlow(run, load);
            current = flow;
        }
        return flow;
    }
}
