package dev.onecore.cluster;

import dev.onecore.host.InjectorWatch;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What an agent's trials are measured with.
 *
 * @param rounds through which the campaign is told
 * @param watch over this process, read on the clock's thread
 * @param clock one thread, on which every phase changes its state
 * @param folder for what the agent keeps itself
 */
record AgentTools(AgentRounds rounds, InjectorWatch watch, ScheduledExecutorService clock, Path folder) {}
