package dev.onecore.gatling;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.path;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;

/**
 * What a user does in a workload of several kinds of load: it connects again where a phase uses another endpoint, and a
 * phase whose users arrive connects them itself.
 */
public final class Endpoints {

    private Endpoints() {}

    public static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(session -> session);
        String connected = "";
        for (Phase phase : workload.phases()) {
            if (phase.load().shape().connects()) {
                user = user.exec(perform(trial, phase));
                continue;
            }
            String path = phase.load().shape().usersArrive() ? "" : path(phase);
            if (!path.equals(connected)) {
                user = user.exec(close(trial));
            }
            if (!path.isEmpty() && !path.equals(connected)) {
                user = user.exec(connect(trial, path));
            }
            user = user.exec(perform(trial, phase));
            connected = path;
        }
        return user.exec(close(trial));
    }
}
