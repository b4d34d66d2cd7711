package dev.onecore.admission;

import dev.onecore.host.CommandOutput;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Need;
import java.time.Duration;
import java.util.Optional;

/** Looks for what a contender needs, on the machine where it is to run. */
public interface NeedsLookup {

    /** What a contender needs first that is not there; empty where all is. */
    Optional<Need> missing(Descriptor descriptor);

    /** Where it looks, in words behind a command that fails: " on server-1"; empty for this machine. */
    String where();

    /** On this machine. */
    NeedsLookup HERE = new NeedsLookup() {
        private static final Duration TIMEOUT = Duration.ofSeconds(10);

        @Override
        public Optional<Need> missing(Descriptor descriptor) {
            return descriptor.needs().stream()
                    .filter(need -> new CommandOutput(need.run(), descriptor.folder(), TIMEOUT)
                            .run()
                            .isEmpty())
                    .findFirst();
        }

        @Override
        public String where() {
            return "";
        }
    };
}
