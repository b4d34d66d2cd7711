package dev.onecore.python;

/** Trio with trio-websocket. */
class TrioTest extends PythonExam {

    TrioTest() {
        super("trio");
    }
}
