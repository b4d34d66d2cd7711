package dev.onecore.python;

/** asyncio's streams with wsproto. */
class AsyncioTest extends BothExams {

    AsyncioTest() {
        super("asyncio");
    }
}
