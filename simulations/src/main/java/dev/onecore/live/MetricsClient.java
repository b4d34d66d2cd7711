package dev.onecore.live;

import java.time.Duration;
import java.util.Optional;

/** Pushes all figures of now to one address, follows no redirect to another one, and knows no proxy. */
interface MetricsClient {

    /** How long an address may take to answer. */
    Duration TIMEOUT = Duration.ofSeconds(3);

    /** Pushes them; returns why they did not arrive, without a secret. */
    Optional<String> push();

    /** Where to, in words, without a secret. */
    String place();
}
