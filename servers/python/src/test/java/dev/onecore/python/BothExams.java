package dev.onecore.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.onecore.exam.Exam;
import dev.onecore.exam.Finding;
import dev.onecore.exam.LocalServer;
import dev.onecore.exam.Outcome;
import dev.onecore.exam.ProcessExam;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Both exams, whole, put to what the harness would start; a subclass names the contender. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BothExams {

    private final Contender contender;
    private LocalServer server;

    BothExams(String name) {
        contender = Contender.named(name);
    }

    @BeforeAll
    void start() throws Exception {
        contender.requirePresent();
        server = LocalServer.start(contender.command());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContractButForTheDeparturesThatItDeclares() {
        Exam exam = Exam.of(server.address()).departing(contender.departures());
        Set<String> departed = new TreeSet<>();
        Stream<DynamicTest> rules = exam.rules().stream()
                .map(rule -> dynamicTest(rule.name(), () -> {
                    Finding finding = exam.examine(rule);
                    if (finding.outcome() instanceof Outcome.Departed) {
                        departed.add(rule.name());
                    }
                    finding.require();
                }));
        DynamicTest noMore = dynamicTest(
                "declares nothing besides", () -> assertThat(departed).isEqualTo(contender.departures()));
        return Stream.concat(rules, Stream.of(noMore));
    }

    @TestFactory
    Stream<DynamicTest> startsAndEndsAsTheContractSays() {
        Exam exam = ProcessExam.of(contender.command());
        return exam.rules().stream()
                .map(rule -> dynamicTest(rule.name(), () -> exam.examine(rule).require()));
    }
}
