package dev.onecore.socket;

import dev.onecore.load.LoopRecorder;
import dev.onecore.load.PhaseRun;
import io.gatling.core.session.Session;

/**
 * One user's part in one phase.
 *
 * @param user its number in the trial, from 0
 * @param socket its open socket
 * @param run the phase under way
 * @param recorder its event loop's
 * @param report what Gatling is told
 * @param session the user's own
 */
record PhaseContext(
        int user, Socket socket, PhaseRun run, LoopRecorder recorder, GatlingRecords report, Session session) {}
