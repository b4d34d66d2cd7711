package dev.onecore.cluster;

import dev.onecore.model.InjectorClock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jgroups.Address;

/** What is known of one agent; guarded by the group that it belongs to, but for its process. */
final class AgentState {

    final int number;
    final long startDeadlineNs;
    volatile Optional<AgentLauncher.AgentProcess> process = Optional.empty();
    Optional<Address> address = Optional.empty();
    Optional<ClockDifference> offset = Optional.empty();
    Optional<Wire.AgentReady> said = Optional.empty();
    boolean ready;
    long heardNs = System.nanoTime();

    /**
     * An agent of which nothing was heard.
     *
     * @param startDeadlineNs until when it must be there
     */
    AgentState(int number, long startDeadlineNs) {
        this.number = number;
        this.startDeadlineNs = startDeadlineNs;
    }

    /**
     * How far its wall clock is ahead of this process's, in milliseconds; empty as long as its monotonic clock is not known.
     *
     * @param nowNs this process's monotonic clock
     * @param wallMs this process's wall clock at the same time
     */
    OptionalLong wallAheadMs(long nowNs, long wallMs) {
        if (said.isEmpty() || offset.isEmpty()) {
            return OptionalLong.empty();
        }
        long hereNs = said.get().nowNs() - offset.get().ns();
        return OptionalLong.of(said.get().wallMs() - (wallMs + Math.round((hereNs - nowNs) / 1e6)));
    }

    /** How its clock has gone since it was measured, by what was measured now; empty where it is not among that. */
    Optional<InjectorClock> drift(Map<Address, ClockDifference> now) {
        return offset.flatMap(before -> address.map(now::get)
                .map(after -> new InjectorClock(
                        number, Math.max(before.errorNs(), after.errorNs()), after.ns() - before.ns())));
    }
}
