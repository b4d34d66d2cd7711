package dev.onecore.casestudy;

import static dev.onecore.model.Metric.*;

import dev.onecore.model.Metric;
import java.util.List;

/**
 * A figure of the case studies that the project grew from, and what there is to set beside it.
 *
 * @param figure as it was printed
 * @param study where
 * @param truth what it really was, as the public code behind the studies tells
 * @param measured what a campaign of the case-study profile measures in its place
 */
public record OldFigure(String figure, String study, String truth, List<MeasuredNow> measured) {

    private static final String FIRST = "websockets against Tornado, on an Apple M1";
    private static final String SECOND = "Trio against asyncio, on an i7-10875H with Windows 10 and Python 3.8";
    private static final String BOTH = "the case studies' tables";

    public OldFigure {
        measured = List.copyOf(measured);
    }

    /**
     * A figure of this campaign.
     *
     * @param what it says, in words that need no name of a metric beside them
     * @param workload its name
     * @param phase its name
     */
    public record MeasuredNow(String what, String workload, String phase, Metric metric) {}

    /** All of them, in the order of the studies. */
    public static final List<OldFigure> ALL = List.of(
            new OldFigure(
                    "Random data: latency 1.002 s (websockets) and 1.001 s (Tornado)",
                    FIRST,
                    "The pause between two messages: the server slept a second after each. How long a message was under way was not"
                            + " looked at.",
                    List.of(
                            new MeasuredNow(
                                    "the wait from one message to the next, median", CaseStudy.RAMP, "ramp", WAIT_P50),
                            new MeasuredNow(
                                    "a message's way to the client, median", CaseStudy.RAMP, "ramp", DELIVERY_P50))),
            new OldFigure(
                    "7 MB: 0.27 s (websockets) and 0.02 s (Tornado)",
                    FIRST,
                    "One download, as one message. websockets compresses unless it is told not to, Tornado does not: most of the"
                            + " 0.27 s is deflate at work on one side alone.",
                    ofFile("7mb")),
            new OldFigure(
                    "50 MB: 1.72 s (websockets) and 0.19 s (Tornado)",
                    FIRST,
                    "As with 7 MB: compressed on one side, plain on the other.",
                    ofFile("50mb")),
            new OldFigure(
                    "Tornado has the higher throughput and scales better",
                    FIRST,
                    "No figure at all: neither throughput nor any growth of the load was measured.",
                    List.of(
                            new MeasuredNow(
                                    "10,000 messages there and back", CaseStudy.MESSAGES, "burst-echo", THROUGHPUT),
                            new MeasuredNow("server CPU for an echo", CaseStudy.MESSAGES, "echo", CPU_PER_MESSAGE),
                            new MeasuredNow("50 MB up, in chunks", CaseStudy.FILES, "upload-50mb", BANDWIDTH))),
            new OldFigure(
                    "Latency 0.0059 s (Trio) and 0.000000000000000 s (asyncio)",
                    SECOND,
                    "Two different times: for Trio the timer was started before connecting, for asyncio after the handshake. Zero is"
                            + " what a clock that moves every 15.6 ms says of anything short. And \u201cTrio\u201d was TCP without"
                            + " WebSocket, \u201casyncio\u201d the websockets library.",
                    List.of(
                            new MeasuredNow(
                                    "an echo, from the instant it was due, median",
                                    CaseStudy.MESSAGES,
                                    "echo",
                                    RESPONSE_P50),
                            new MeasuredNow("connecting, median", CaseStudy.RAMP, "ramp", CONNECT_P50))),
            new OldFigure(
                    "25,252 messages/s (Trio) and 44,345 messages/s (asyncio): 10,000 × 24 bytes in 0.40 s and 0.23 s",
                    SECOND,
                    "How fast the client could put messages into its own buffers: the servers never read one. Here a message counts"
                            + " when it was received and checked, or acknowledged with its checksum.",
                    List.of(
                            new MeasuredNow("10,000 from the server", CaseStudy.MESSAGES, "burst-down", THROUGHPUT),
                            new MeasuredNow(
                                    "10,000 to the server, acknowledged", CaseStudy.MESSAGES, "burst-up", THROUGHPUT),
                            new MeasuredNow("10,000 there and back", CaseStudy.MESSAGES, "burst-echo", THROUGHPUT))),
            new OldFigure(
                    "CPU about 6.8 % and 4.4 %",
                    BOTH,
                    "The whole laptop, next to idle: client, server, and all else that ran on it. Here it is the server's process alone,"
                            + " as a share of its one core.",
                    List.of(
                            new MeasuredNow("100 users at one message a second", CaseStudy.RAMP, "ramp", SERVER_CPU),
                            new MeasuredNow("2,000 echoes a second", CaseStudy.MESSAGES, "echo", SERVER_CPU),
                            new MeasuredNow("memory with 100 users", CaseStudy.RAMP, "ramp", RSS))),
            new OldFigure(
                    "100 clients that wait for 20 messages: 19.27 s and 19.30 s",
                    BOTH,
                    "Nineteen pauses of a second, which no server can shorten, and connecting: no server can be below 19 s.",
                    List.of(
                            new MeasuredNow(
                                    "from connect to the last message, median",
                                    CaseStudy.RAMP,
                                    "ramp",
                                    FROM_CONNECT_P50),
                            new MeasuredNow("from the start command, median", CaseStudy.RAMP, "ramp", COMPLETION_P50),
                            new MeasuredNow(
                                    "the slowest user, from connect", CaseStudy.RAMP, "ramp", FROM_CONNECT_MAX))));

    private static List<MeasuredNow> ofFile(String size) {
        return List.of(
                new MeasuredNow(
                        "down as one message, as then, median",
                        CaseStudy.FILES,
                        "download-" + size + "-whole",
                        COMPLETION_P50),
                new MeasuredNow("down in chunks, median", CaseStudy.FILES, "download-" + size, COMPLETION_P50),
                new MeasuredNow("up in chunks, median", CaseStudy.FILES, "upload-" + size, COMPLETION_P50));
    }
}
