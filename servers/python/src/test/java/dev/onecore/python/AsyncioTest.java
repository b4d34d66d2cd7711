package dev.onecore.python;

/** asyncio's streams with wsproto. */
class AsyncioTest extends PythonExam {

    AsyncioTest() {
        super("asyncio");
    }
}
