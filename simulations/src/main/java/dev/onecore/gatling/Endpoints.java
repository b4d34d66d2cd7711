package dev.onecore.gatling;

import static dev.onecore.socket.SocketDsl.close;
import static dev.onecore.socket.SocketDsl.connect;
import static dev.onecore.socket.SocketDsl.perform;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.onecore.load.TrialSession;
import dev.onecore.model.Load;
import dev.onecore.model.Phase;
import dev.onecore.model.Workload;
import io.gatling.javaapi.core.ChainBuilder;

/** What a user does in a workload of several kinds of load: it connects anew wherever a phase speaks to another endpoint. */
public final class Endpoints {

    private Endpoints() {}

    public static ChainBuilder user(TrialSession trial, Workload workload) {
        ChainBuilder user = exec(session -> session);
        String connected = "";
        for (Phase phase : workload.phases()) {
            String path = path(phase.load());
            if (!path.equals(connected)) {
                user = user.exec(close(trial)).exec(connect(trial, path));
                connected = path;
            }
            user = user.exec(perform(trial, phase));
        }
        return user.exec(close(trial));
    }

    private static String path(Load load) {
        if (load instanceof Load.Upload) {
            return "/upload";
        } else if (load instanceof Load.Download) {
            return "/download";
        } else if (load instanceof Load.Stream || load instanceof Load.StreamBurst || load instanceof Load.Ramp) {
            return "/stream";
        }
        return "/echo";
    }
}
