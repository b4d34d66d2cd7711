package dev.onecore.cluster;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Starts agents: on this machine, or on another. */
public interface AgentLauncher {

    /** An agent's process, wherever it runs. */
    interface AgentProcess {

        /** Completes when the process has ended, with how it did, behind "injector 2": "ended with exit code 137". */
        CompletableFuture<String> ended();

        /** The group has it no longer. */
        default void left() {}

        /**
         * Ends it at once, if it still runs; also one that is stopped. Returns when all that it left, as far as it can be had, is in its
         * order's folder.
         */
        void destroy();
    }

    /**
     * Starts an agent and hands it its order, and keeps its standard input open: it ends when that does.
     *
     * @throws IOException when it cannot be started, in words for the reader
     */
    AgentProcess launch(AgentOrder order) throws IOException;

    /** The name of the log that Gatling writes on an agent, somewhere in {@code gatling/} of its folder. */
    String GATLING_LOG = "simulation.log";

    /**
     * Where the agents meet the process that leads.
     *
     * @throws IOException when it cannot be made, in words for the reader
     */
    default GroupSite site() throws IOException {
        return GroupSite.loopback();
    }

    /** Where its agents run, in words for the reader: "further injectors on this machine". */
    String where();
}
