package dev.onecore.exam;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rules of {@code onecore/1}, checked on one running server that no other client uses meanwhile: counters and memory
 * are compared before and after.
 *
 * <p>An exam remembers which rules failed and skips those that could not be observed any more. Use it from one thread,
 * and once.
 */
public final class Exam {

    private final ExamTarget subject;
    private final Set<String> departures;
    private final List<Rule> rules;
    private final RuleRunner runner;
    private final Set<String> failed = new HashSet<>();

    private Exam(ExamTarget subject, Set<String> departures, List<Rule> rules) {
        this.subject = subject;
        this.departures = departures;
        this.rules = rules;
        this.runner = new RuleRunner(subject::release);
    }

    /**
     * Returns the whole exam of the server at an address.
     *
     * @param server {@code ws://host:port}, without a path
     * @throws IllegalArgumentException if the address is of another form
     */
    public static Exam of(URI server) {
        return of(new Candidate(server));
    }

    /** Returns every rule of a running server and then every rule of a process, for a list of their names. */
    public static List<Rule> allRules() {
        List<Rule> all = new ArrayList<>(of(URI.create("ws://127.0.0.1:1")).rules());
        all.addAll(ProcessExam.of(List.of("none")).rules());
        return List.copyOf(all);
    }

    static Exam of(ExamTarget subject) {
        return new Exam(subject, Set.of(), subject.rules());
    }

    /** Returns the short form: handshake, declined compression, one echo, one upload; what a campaign asks first. */
    public Exam brief() {
        return new Exam(
                subject, departures, rules.stream().filter(Rule::isBrief).toList());
    }

    /**
     * Returns this exam with departures that the server's descriptor declares: where such a rule fails, it departed.
     *
     * @throws IllegalArgumentException if a name is not that of a rule
     */
    public Exam departing(Set<String> ruleNames) {
        requireKnown(ruleNames);
        return new Exam(subject, Set.copyOf(ruleNames), rules);
    }

    /**
     * Returns this exam with the named rules alone, in the exam's order.
     *
     * @throws IllegalArgumentException if a name is not that of a rule
     */
    public Exam only(Set<String> ruleNames) {
        requireKnown(ruleNames);
        return new Exam(
                subject,
                departures,
                rules.stream().filter(rule -> ruleNames.contains(rule.name())).toList());
    }

    private void requireKnown(Set<String> ruleNames) {
        Set<String> known = new HashSet<>();
        subject.rules().forEach(rule -> known.add(rule.name()));
        for (String name : ruleNames) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not a rule of this exam; its rules are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** Returns the rules in the order in which they are checked. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Checks the server against all rules, one after another. Ends early, with the rule that saw it as the last finding, when
     * the server does not accept connections (any more).
     *
     * @param each told of each finding as soon as it is made
     * @return all findings
     */
    public ExamResult run(Consumer<Finding> each) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            Finding finding = examine(rule);
            findings.add(finding);
            each.accept(finding);
            if (finding.failed() && subject.isLost()) {
                break;
            }
        }
        subject.end();
        return ExamResult.of(rules.size(), findings);
    }

    /** Checks the server against one of {@link #rules()}; what a dynamic test calls. */
    public Finding examine(Rule rule) {
        for (String need : rule.needs()) {
            if (failed.contains(need)) {
                return new Finding(rule, new Outcome.Skipped("needs " + need), Duration.ZERO);
            }
        }
        Finding finding = runner.watch(rule);
        if (finding.failed()) {
            failed.add(rule.name());
        }
        return finding.outcome()
                .breach()
                .filter(breach -> departures.contains(rule.name()))
                .<Outcome>map(breach -> new Outcome.Departed(breach.expected(), breach.seen()))
                .map(departed -> new Finding(rule, departed, finding.took()))
                .orElse(finding);
    }
}
