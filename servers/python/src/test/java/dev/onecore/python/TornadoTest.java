package dev.onecore.python;

/** Tornado. */
class TornadoTest extends PythonExam {

    TornadoTest() {
        super("tornado");
    }
}
