package dev.onecore.exam;

/** Finds rules by name. */
final class Faults {

    private Faults() {}

    static Rule rule(Exam exam, String name) {
        return exam.rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + name));
    }
}
