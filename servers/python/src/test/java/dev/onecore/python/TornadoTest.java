package dev.onecore.python;

/** Tornado. */
class TornadoTest extends BothExams {

    TornadoTest() {
        super("tornado");
    }
}
