package dev.onecore.exam;

import java.util.List;

/**
 * What an exam came to.
 *
 * @param rules how many rules it has
 * @param findings one for each rule that was put
 */
public record ExamResult(int rules, List<Finding> findings) {

    /** Copies the findings. */
    public ExamResult {
        findings = List.copyOf(findings);
    }

    static ExamResult of(int rules, List<Finding> findings) {
        return new ExamResult(rules, findings);
    }

    /** Returns whether all rules were put and none failed. */
    public boolean passed() {
        return findings.size() == rules && findings.stream().noneMatch(Finding::failed);
    }

    /** Returns the sum in words: {@code 37 rules: 36 held, 1 failed}. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(rules + (rules == 1 ? " rule: " : " rules: "));
        words.append(count("held")).append(" held");
        for (String word : List.of("failed", "departed", "skipped")) {
            if (count(word) > 0) {
                words.append(", ").append(count(word)).append(' ').append(word);
            }
        }
        if (findings.size() < rules) {
            words.append(", ").append(rules - findings.size()).append(" not tried");
        }
        return words.toString();
    }

    private long count(String word) {
        return findings.stream()
                .filter(finding -> finding.outcome().word().equals(word))
                .count();
    }
}
