package dev.onecore.jetty;

import dev.onecore.exam.ExamContract;
import dev.onecore.exam.LocalServer;
import java.util.List;

/** The whole exam, run on the real process; no rule is departed from. */
class JettyServerExamTest implements ExamContract {

    @Override
    public List<String> command() {
        return LocalServer.command(JettyServer.class.getName());
    }
}
