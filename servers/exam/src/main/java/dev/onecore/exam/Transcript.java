package dev.onecore.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints an exam row by row in plain columns of at most 100 characters; a rule that did not hold says why below. */
public final class Transcript implements Consumer<Finding> {

    private static final int WIDTH = 100;
    private static final String INDENT = " ".repeat(21);

    private final Appendable out;

    /**
     * Makes one.
     *
     * @param out where the rows go, such as {@code System.out}; not closed
     */
    public Transcript(Appendable out) {
        this.out = out;
    }

    /**
     * Runs an exam and prints it, with the sum as the last line.
     *
     * @throws UncheckedIOException if the output cannot be written to
     */
    public ExamResult print(Exam exam) {
        ExamResult result = exam.run(this);
        line(result.toString());
        return result;
    }

    /** Prints one finding. */
    @Override
    public void accept(Finding finding) {
        Rule rule = finding.rule();
        Outcome outcome = finding.outcome();
        line(String.format(
                Locale.ROOT,
                "%-8s  %-13s  %-32s  %6.2f s",
                outcome.word(),
                rule.group().words(),
                rule.name(),
                finding.took().toNanos() / 1e9));
        outcome.breach().ifPresent(breach -> {
            reason("contract  ", rule.sentence());
            reason("expected  ", breach.expected());
            reason("seen      ", breach.seen());
        });
        outcome.hindrance().ifPresent(why -> reason("because   ", why));
    }

    private void reason(String label, String text) {
        int room = WIDTH - INDENT.length();
        String rest = text.strip().replaceAll("\\s+", " ");
        String head = label;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > 0 ? space : room;
            line(" ".repeat(11) + head + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            head = " ".repeat(label.length());
        }
        line(" ".repeat(11) + head + rest);
    }

    private void line(String text) {
        try {
            out.append(text).append(System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
