package dev.onecore.vertx;

import dev.onecore.exam.Exam;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The whole exam against the real process; no rule is departed from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxServerExamTest {
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
        Exam exam = Exam.of(URI.create("ws://127.0.0.1:" + server.port()));
        return exam.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> exam.examine(rule).require()));
    }
}
