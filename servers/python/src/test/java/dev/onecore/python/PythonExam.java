package dev.onecore.python;

import dev.onecore.exam.ExamContract;
import java.util.List;
import java.util.Set;

/** The whole exam, run on what the harness would start; a subclass names the contender. */
abstract class PythonExam implements ExamContract {

    private final Contender contender;

    PythonExam(String name) {
        contender = Contender.named(name);
    }

    @Override
    public List<String> command() {
        contender.requirePresent();
        return contender.command();
    }

    @Override
    public Set<String> departures() {
        return contender.departures();
    }
}
