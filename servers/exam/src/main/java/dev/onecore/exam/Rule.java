package dev.onecore.exam;

import java.time.Duration;
import java.util.List;

/**
 * One sentence of the contract that can be checked from outside.
 *
 * <p>A rule belongs to the exam that made it and is bound to that exam's server.
 */
public final class Rule {

    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);

    private final String name;
    private final Group group;
    private final String sentence;
    private final Duration deadline;
    private final boolean brief;
    private final List<String> needs;
    private final Check check;

    private Rule(
            String name,
            Group group,
            String sentence,
            Duration deadline,
            boolean brief,
            List<String> needs,
            Check check) {
        this.name = name;
        this.group = group;
        this.sentence = sentence;
        this.deadline = deadline;
        this.brief = brief;
        this.needs = List.copyOf(needs);
        this.check = check;
    }

    static Rule of(Group group, String name, String sentence, Check check) {
        return new Rule(name, group, sentence, USUAL_DEADLINE, false, List.of(), check);
    }

    /** Returns this rule as one of the short form, which a campaign runs before it accepts a server. */
    Rule inBrief() {
        return new Rule(name, group, sentence, deadline, true, needs, check);
    }

    /** Returns this rule with its own deadline. */
    Rule within(Duration time) {
        return new Rule(name, group, sentence, time, brief, needs, check);
    }

    /** Returns this rule as one that cannot be observed once one of the named rules has failed. */
    Rule needing(String... names) {
        return new Rule(name, group, sentence, deadline, brief, List.of(names), check);
    }

    /** Returns the rule's name in kebab-case, unique in its exam; descriptors name departures by it. */
    public String name() {
        return name;
    }

    /** Returns the part of the contract that the rule belongs to. */
    public Group group() {
        return group;
    }

    /** Returns the sentence of the contract that the rule checks. */
    public String sentence() {
        return sentence;
    }

    /** Returns the time after which the rule has failed, whatever the server does. */
    public Duration deadline() {
        return deadline;
    }

    boolean isBrief() {
        return brief;
    }

    List<String> needs() {
        return needs;
    }

    Check check() {
        return check;
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a rule does; it returns if the rule holds. */
    @FunctionalInterface
    interface Check {
        /**
         * Puts the rule to the server.
         *
         * @throws Violation if the server did something else
         * @throws Unobservable if it cannot be told
         * @throws Exception if the exchange broke off, which counts as a violation
         */
        void run() throws Exception;
    }
}
