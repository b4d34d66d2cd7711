package dev.onecore.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final Rule RULE =
            Rule.of(Group.BAD_FRAMES, "unmasked-frame", "unmasked client frame: close 1002 or dropped", () -> {});

    private static Finding finding(Outcome outcome) {
        return new Finding(RULE, outcome, Duration.ofMillis(1_250));
    }

    @Test
    void eachOutcomeIsARowWithItsReasonsBelow() {
        StringBuilder out = new StringBuilder();
        Transcript transcript = new Transcript(out);
        transcript.accept(finding(new Outcome.Held()));
        transcript.accept(finding(new Outcome.Failed("close 1002", "text x\n" + "and more ".repeat(12))));
        transcript.accept(finding(new Outcome.Departed("close 1002", "text x")));
        transcript.accept(finding(new Outcome.Skipped("needs upgrades")));
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        held      bad frames     unmasked-frame                      1.25 s
                        failed    bad frames     unmasked-frame                      1.25 s
                                   contract  unmasked client frame: close 1002 or dropped
                                   expected  close 1002
                                   seen      text x and more and more and more and more and more and more and more and more
                                             and more and more and more and more
                        departed  bad frames     unmasked-frame                      1.25 s
                                   contract  unmasked client frame: close 1002 or dropped
                                   expected  close 1002
                                   seen      text x
                        skipped   bad frames     unmasked-frame                      1.25 s
                                   because   needs upgrades
                        """);
    }

    @Test
    void noLineIsLongerThanAHundredCharacters() {
        StringBuilder out = new StringBuilder();
        new Transcript(out).accept(finding(new Outcome.Failed("word ".repeat(100), "x".repeat(500))));
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theSumNamesOnlyWhatThereWas() {
        Finding held = finding(new Outcome.Held());
        Finding failed = finding(new Outcome.Failed("a", "b"));
        Finding skipped = finding(new Outcome.Skipped("c"));
        assertThat(new ExamResult(2, List.of(held, held)))
                .hasToString("2 rules: 2 held")
                .matches(ExamResult::passed);
        assertThat(new ExamResult(4, List.of(held, failed, skipped)))
                .hasToString("4 rules: 1 held, 1 failed, 1 skipped, 1 not tried")
                .matches(result -> !result.passed());
    }
}
