package dev.onecore.socket;

import dev.onecore.contract.Endpoint;
import dev.onecore.load.TrialSession;
import dev.onecore.model.Phase;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;

/**
 * How the users of a phase do what its load asks for.
 *
 * @param endpoint what their sockets are connected to
 * @param maker makes the driver of each user
 * @param actions what the users do in the phase
 */
record LoadDriver(Endpoint endpoint, Maker maker, Actions actions) {

    /** A phase in which each user that takes part has a socket, connected to {@code endpoint}, and a driver on it. */
    LoadDriver(Endpoint endpoint, Maker maker) {
        this(
                endpoint,
                maker,
                (trial, phase, context, next) -> new PhaseAction(trial, phase, new LoadDrivers(), context, next));
    }

    /** A phase whose users have no driver, as it is the connecting that is measured. */
    static LoadDriver withoutSockets(Endpoint endpoint, Actions actions) {
        return new LoadDriver(
                endpoint,
                (part, connectNs) -> {
                    throw new IllegalStateException("its users only connect");
                },
                actions);
    }

    /** Makes the action of a phase. */
    interface Actions {

        Action action(TrialSession trial, Phase phase, ScenarioContext context, Action next);
    }

    /** Makes one user's driver. */
    interface Maker {

        /** The driver of a user that began to connect at {@code connectNs}, which matters where users arrive. */
        PhaseDriver driver(PhaseContext part, long connectNs);
    }
}
