package dev.onecore.box;

/** What a controller may ask of the agent on a box. */
enum BoxQuestion {
    /** Who it is, and which cores it may use; the first of all. */
    HELLO,
    /** Nothing: the controller is there. The agent says that it is there too. */
    ALIVE,
    /** What the monotonic clock shows. */
    CLOCK,
    /** To start a server. */
    START,
    /** To begin the log of a server's readings. */
    SAMPLE,
    /** What a server and the machine have used so far. */
    OBSERVE,
    /** To have a server collect its garbage. */
    COLLECT,
    /** Where a server's threads may run. */
    PIN,
    /** To end a server. */
    STOP,
    /** To start an injector, and to hand it its order. */
    LAUNCH,
    /** To end an injector at once. */
    KILL
}
