package dev.onecore.calibration;

import dev.onecore.exam.Exam;
import dev.onecore.exam.LocalServer;
import dev.onecore.exam.ProcessExam;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Without a fault the server keeps every rule, or it could not tell what a fault does. */
class CalibrationServerExamTest {
    private static final List<String> COMMAND = LocalServer.command(CalibrationServer.class.getName());
    private static LocalServer server;

    @BeforeAll
    static void start() throws IOException {
        server = LocalServer.start(COMMAND);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return tests(Exam.of(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> startsAndEndsAsTheContractSays() {
        return tests(ProcessExam.of(COMMAND));
    }

    private static Stream<DynamicTest> tests(Exam exam) {
        return exam.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> exam.examine(rule).require()));
    }
}
