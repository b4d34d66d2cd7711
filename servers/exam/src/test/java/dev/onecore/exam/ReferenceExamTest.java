package dev.onecore.exam;

import java.util.List;

/** Without a fault the reference server keeps every rule, or it could not show what a fault does. */
class ReferenceExamTest implements ExamContract {

    @Override
    public List<String> command() {
        return ReferenceMain.command();
    }
}
