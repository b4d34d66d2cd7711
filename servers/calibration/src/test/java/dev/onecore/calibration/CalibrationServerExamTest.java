package dev.onecore.calibration;

import dev.onecore.exam.ExamContract;
import dev.onecore.exam.LocalServer;
import java.util.List;

/** Without a fault the server keeps every rule, or it could not tell what a fault does. */
class CalibrationServerExamTest implements ExamContract {

    @Override
    public List<String> command() {
        return LocalServer.command(CalibrationServer.class.getName());
    }
}
