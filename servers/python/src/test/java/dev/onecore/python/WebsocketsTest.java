package dev.onecore.python;

/** The library websockets, set up for a fair trial. */
class WebsocketsTest extends PythonExam {

    WebsocketsTest() {
        super("websockets");
    }
}
