package dev.onecore.calibration;

import dev.onecore.exam.Exam;
import dev.onecore.exam.ProcessExam;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Without a fault the server keeps every rule, or it could not tell what a fault does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationServerExamTest {
    private ServerProcess server;

    @BeforeAll
    void start() throws Exception {
        server = ServerProcess.ready();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return tests(Exam.of(server.at("")));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleOfTheProcessHolds() {
        return tests(ProcessExam.of(ServerProcess.command()));
    }

    private static Stream<DynamicTest> tests(Exam exam) {
        return exam.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> exam.examine(rule).require()));
    }
}
