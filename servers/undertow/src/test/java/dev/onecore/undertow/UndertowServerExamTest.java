package dev.onecore.undertow;

import dev.onecore.exam.ExamContract;
import dev.onecore.exam.LocalServer;
import java.util.List;

/** The whole exam, run on the real process; no rule is departed from. */
class UndertowServerExamTest implements ExamContract {

    @Override
    public List<String> command() {
        return LocalServer.command(UndertowServer.class.getName());
    }
}
