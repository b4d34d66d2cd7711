package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamTest {

    @Test
    void theShortFormIsAPartOfTheWhole() throws Exception {
        try (ReferenceServer server = ReferenceServer.start()) {
            Exam brief = Exam.of(server.address()).brief();
            List<String> names = brief.rules().stream().map(Rule::name).toList();
            assertThat(names)
                    .contains("upgrades", "declines-deflate", "declines-frame-deflate", "echo-text", "upload-crc32")
                    .hasSizeLessThan(12);
            assertThat(brief.run(finding -> {}).passed()).isTrue();
        }
    }

    @Test
    void ruleNamesAreUniqueAndFitTheirColumn() {
        Set<String> names = new HashSet<>();
        for (Rule rule : Exam.allRules()) {
            assertThat(names.add(rule.name())).as(rule.name()).isTrue();
            assertThat(rule.name()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(32);
            assertThat(rule.sentence()).isNotBlank();
        }
    }

    @Test
    void everyRuleHasAFaultThatItNotices() {
        Set<String> noticed = new HashSet<>();
        for (Fault fault : Fault.values()) {
            noticed.addAll(fault.noticedBy());
        }
        noticed.add("accepts-connections"); // aRefusedConnectionIsOneFindingAndTheEnd
        assertThat(Exam.allRules())
                .extracting(Rule::name)
                .filteredOn(name -> !noticed.contains(name))
                .isEmpty();
    }

    @Test
    void aRefusedConnectionIsOneFindingAndTheEnd() throws Exception {
        URI nobody;
        try (ReferenceServer server = ReferenceServer.start()) {
            nobody = server.address();
        }
        StringBuilder printed = new StringBuilder();
        ExamResult result = new Transcript(printed).print(Exam.of(nobody));
        assertThat(result.passed()).isFalse();
        assertThat(result.findings()).hasSize(1);
        assertThat(printed.toString()).contains("connection refused").contains(" not tried");
    }

    @Test
    void aServerThatHangsEndsInAFailedRule() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Candidate candidate = new Candidate(URI.create("ws://127.0.0.1:" + silent.getLocalPort()));
            Rule rule = Rule.of(Group.ECHO, "hangs", "none", () -> candidate.open("/echo"))
                    .within(Duration.ofMillis(100));
            Finding finding = new RuleRunner(candidate::release).watch(rule);
            assertThat(finding.outcome()).isInstanceOf(Outcome.Failed.class);
            assertThatThrownBy(finding::require)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("hangs");
        }
    }

    @Test
    void aDeclaredFailureIsADeparture() throws Exception {
        try (ReferenceServer server = ReferenceServer.start(Fault.TAKES_UNMASKED)) {
            Exam exam = Exam.of(server.address()).departing(Set.of("unmasked-frame"));
            StringBuilder printed = new StringBuilder();
            Finding finding = exam.examine(Faults.rule(exam, "unmasked-frame"));
            new Transcript(printed).accept(finding);
            assertThat(finding.outcome()).isInstanceOf(Outcome.Departed.class);
            assertThat(printed.toString()).startsWith("departed  bad frames");
            finding.require();
        }
    }

    @Test
    void oneRuleCanBePutAlone() throws Exception {
        try (ReferenceServer server = ReferenceServer.start()) {
            ExamResult result =
                    Exam.of(server.address()).only(Set.of("echo-text")).run(finding -> {});
            assertThat(result).hasToString("1 rule: 1 held");
            assertThatThrownBy(() -> Exam.of(server.address()).only(Set.of("echo-texts")))
                    .hasMessageContaining("'echo-texts' is not a rule")
                    .hasMessageContaining("echo-text,");
        }
    }

    @Test
    void anUnknownDepartureIsRefused() {
        Exam exam = Exam.of(URI.create("ws://127.0.0.1:1"));
        assertThatThrownBy(() -> exam.departing(Set.of("echo-texts"))).hasMessageContaining("echo-texts");
    }

    @Test
    void whatNeedsAFailedRuleIsSkipped() throws Exception {
        try (ReferenceServer server = ReferenceServer.start(Fault.ACCEPTS_NO_UPGRADE)) {
            Exam exam = Exam.of(server.address());
            assertThat(exam.examine(Faults.rule(exam, "upgrades")).failed()).isTrue();
            Finding skipped = exam.examine(Faults.rule(exam, "echo-text"));
            assertThat(skipped.outcome()).isEqualTo(new Outcome.Skipped("needs upgrades"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80", "ws://127.0.0.1", "ws://127.0.0.1:1/echo", "ws:", "127.0.0.1:80"})
    void anAddressOfAnotherFormIsRefused(String address) {
        assertThatThrownBy(() -> Exam.of(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }
}
