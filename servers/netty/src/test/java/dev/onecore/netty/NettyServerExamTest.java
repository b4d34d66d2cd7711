package dev.onecore.netty;

import dev.onecore.exam.Exam;
import dev.onecore.exam.ProcessExam;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole exam, put to the real process. */
class NettyServerExamTest {
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(ServerProcess.command(NettyServer.class));
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
        return tests(ProcessExam.of(ServerProcess.command(NettyServer.class)));
    }

    private static Stream<DynamicTest> tests(Exam exam) {
        return exam.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> exam.examine(rule).require()));
    }
}
