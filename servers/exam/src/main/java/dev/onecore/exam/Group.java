package dev.onecore.exam;

import java.util.Locale;

/** The part of the contract that a rule belongs to, in the order in which the exam goes through them. */
public enum Group {
    /** The opening handshake of RFC 6455, section 4, and what it may negotiate. */
    HANDSHAKE,
    /** Plain HTTP beside the WebSocket endpoints. */
    HTTP,
    /** The fields of {@code /info}, its clocks and its counters. */
    INFO,
    /** The endpoint {@code /echo}, ping and the closing handshake. */
    ECHO,
    /** The endpoint {@code /stream}. */
    STREAM,
    /** The endpoint {@code /upload}. */
    UPLOAD,
    /** The endpoint {@code /download}. */
    DOWNLOAD,
    /** The optional endpoint {@code /topic}. */
    TOPIC,
    /** The optional endpoint {@code /echo-deflate}. */
    DEFLATE,
    /** Commands that the server must answer with an error event. */
    BAD_INPUT,
    /** Frames that RFC 6455 or the limits forbid. */
    BAD_FRAMES,
    /** Readers that do not read. */
    BACK_PRESSURE,
    /** One connection beside another that the server floods. */
    FAIRNESS,
    /** The endpoint {@code /idle} and silence everywhere else. */
    IDLE,
    /** Start, ready line and end of the server's process. */
    PROCESS;

    /** Returns the group in words, such as {@code bad frames}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
