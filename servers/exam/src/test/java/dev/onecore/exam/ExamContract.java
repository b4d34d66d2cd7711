package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the test of every contender claims: the whole exam, run on the real process, holds but for the departures that
 * the contender declares, and each of those is one.
 */
public interface ExamContract {

    /** Returns the command line that starts the contender, without the arguments that the contract names. */
    List<String> command();

    /** Returns the rules that the contender departs from. */
    default Set<String> departures() {
        return Set.of();
    }

    /** Puts both exams to the contender and returns one test for each rule, in the exam's order. */
    @TestFactory
    default Stream<DynamicTest> keepsEveryRuleButItsDepartures() throws IOException {
        ExamRun run = ExamRun.start(command(), departures());
        Set<String> departed = new TreeSet<>();
        Stream<DynamicTest> rules = run.rules().stream()
                .map(rule -> dynamicTest(rule.name(), () -> {
                    Finding finding = run.finding(rule);
                    if (finding.outcome() instanceof Outcome.Departed) {
                        departed.add(rule.name());
                    }
                    finding.require();
                }));
        DynamicTest noMore = dynamicTest(
                "declares nothing besides", () -> assertThat(departed).isEqualTo(departures()));
        return Stream.concat(rules, Stream.of(noMore)).onClose(run::close);
    }
}
