package dev.onecore.model;

import java.util.OptionalInt;

/** Loads whose subject are connections rather than what goes over them. */
public final class ConnectionLoads {

    private ConnectionLoads() {}

    /**
     * Connections are opened one after another, and stay open for the phases that follow.
     *
     * @param from connections that are open already
     * @param connections open at its end
     * @param ratePerSec connections a second that are begun
     */
    public record Opening(int from, int connections, double ratePerSec) implements Load {
        public Opening {
            LoadRules.atLeast(0, "from", from);
            LoadRules.atLeast(from + 1L, "connections", connections);
            LoadRules.rate(ratePerSec);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.opening(ratePerSec);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.opening(this);
        }
    }

    /**
     * Connections are open and say nothing, but for one, whose messages are echoed on an open schedule.
     *
     * @param connections that are open, the one that speaks among them
     * @param most connections of the last such phase of the trial, which says what each of them takes
     * @param ratePerSec messages a second of the one that speaks
     * @param size bytes of a message, 24 to 1 MiB
     */
    public record Idle(int connections, int most, double ratePerSec, int size) implements Load {
        public Idle {
            LoadRules.connections(connections);
            LoadRules.atLeast(connections, "most", most);
            LoadRules.rate(ratePerSec);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.idle(ratePerSec);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.idle(this);
        }

        @Override
        public OptionalInt growsTo() {
            return OptionalInt.of(most);
        }
    }

    /**
     * Connections that come on an open schedule: each exchanges some messages, one at a time, and is closed.
     *
     * @param connections users that share the schedule, each of whom may have several connections at a time
     * @param ratePerSec connections a second over all users
     * @param messages that each connection has echoed
     * @param size bytes of a message, 24 to 1 MiB
     */
    public record Visits(int connections, double ratePerSec, int messages, int size) implements Load {
        public Visits {
            LoadRules.connections(connections);
            LoadRules.rate(ratePerSec);
            LoadRules.atLeast(1, "messages", messages);
            LoadRules.size(size);
        }

        @Override
        public LoadShape shape() {
            return LoadShape.visits(ratePerSec);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.visits(this);
        }
    }
}
