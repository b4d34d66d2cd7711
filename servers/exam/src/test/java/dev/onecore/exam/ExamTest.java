package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamTest {

    @Test
    void theReferenceServerPassesWhole() throws Exception {
        StringBuilder printed = new StringBuilder();
        try (ReferenceServer server = ReferenceServer.start(0)) {
            Tally tally = new Transcript(printed).print(Exam.of(server.address()));
            assertThat(tally.passed()).as(printed.toString()).isTrue();
        }
    }
}
