package dev.onecore.report;

import dev.onecore.model.Mark;
import dev.onecore.model.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the verdicts and marks mean, for the page's last section.
 *
 * @param comparisons on the page, each of which may read "different" by chance
 * @param verdicts in the order in which they are looked for
 * @param marks in their own order
 */
record Glossary(int comparisons, List<Term> verdicts, List<Term> marks) {

    /**
     * One verdict or mark.
     *
     * @param label as it stands on the page
     * @param anchor of its sentence
     * @param meaning in a sentence without a capital or a full stop
     */
    record Term(String label, String anchor, String meaning) {}

    static Glossary of(int comparisons) {
        return new Glossary(
                comparisons,
                Stream.of(Outcome.values()).map(Glossary::term).toList(),
                Stream.of(Mark.values()).map(Glossary::term).toList());
    }

    static Term term(Outcome outcome) {
        return term(outcome.label(), outcome.meaning());
    }

    static Term term(Mark mark) {
        return term(mark.label(), mark.meaning());
    }

    private static Term term(String label, String meaning) {
        return new Term(label, "term-" + label.toLowerCase(Locale.ROOT).replace(' ', '-'), meaning);
    }
}
