package dev.onecore.exam;

import java.time.Duration;

/**
 * One rule checked on one server.
 *
 * @param rule the rule
 * @param outcome what became of it
 * @param took how long it took
 */
public record Finding(Rule rule, Outcome outcome, Duration took) {

    /** Returns whether the rule failed and no descriptor had declared that. */
    public boolean failed() {
        return outcome.failed();
    }

    /**
     * Passes unless the rule failed; what a JUnit test calls.
     *
     * @throws AssertionError with the rule's sentence, what was expected and what was seen, if the rule failed
     */
    public void require() {
        outcome.breach().filter(breach -> outcome.failed()).ifPresent(breach -> {
            throw new AssertionError("%s%n  contract: %s%n  expected: %s%n  seen:     %s"
                    .formatted(rule.name(), rule.sentence(), breach.expected(), breach.seen()));
        });
    }
}
