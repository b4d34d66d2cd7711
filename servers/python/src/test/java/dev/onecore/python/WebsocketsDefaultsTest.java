package dev.onecore.python;

/** The library websockets as it comes: it departs, and in what its descriptor says alone. */
class WebsocketsDefaultsTest extends PythonExam {

    WebsocketsDefaultsTest() {
        super("websockets:defaults");
    }
}
