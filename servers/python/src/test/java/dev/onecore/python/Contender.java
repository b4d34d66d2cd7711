package dev.onecore.python;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onecore.evidence.Descriptors;
import dev.onecore.host.CommandOutput;
import dev.onecore.model.Descriptor;
import dev.onecore.model.Descriptor.Need;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A contender as its descriptor describes it: the command and the departures that the harness would use. */
record Contender(Descriptor descriptor) {

    private static final Path HOME = Path.of("../..");
    private static final Duration NEED_TIMEOUT = Duration.ofSeconds(60);

    /**
     * The contender of that name.
     *
     * @param name of a folder beside this module's {@code src}, with its variant where one is meant
     */
    static Contender named(String name) {
        return new Contender(new Descriptors(HOME).named("python/" + name, List.of()));
    }

    /** Goes on where all that it needs is there; elsewhere the tests are skipped, but in CI, which installs it, they fail. */
    void requirePresent() {
        for (Need need : descriptor.needs()) {
            if (new CommandOutput(need.run(), descriptor.folder(), NEED_TIMEOUT)
                    .run()
                    .isPresent()) {
                continue;
            }
            String advice = descriptor.name() + " cannot be examined: install " + need.packageName();
            if (System.getenv("CI") != null) {
                fail(advice);
            }
            assumeTrue(false, advice);
        }
    }

    List<String> command() {
        return descriptor.command();
    }

    Set<String> departures() {
        return Set.copyOf(descriptor.departures());
    }
}
