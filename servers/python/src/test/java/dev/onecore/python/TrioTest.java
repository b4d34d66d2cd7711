package dev.onecore.python;

/** Trio with trio-websocket. */
class TrioTest extends BothExams {

    TrioTest() {
        super("trio");
    }
}
