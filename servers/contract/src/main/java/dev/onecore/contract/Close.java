package dev.onecore.contract;

/** The close codes that the contract uses (RFC 6455, section 7.4.1). */
public enum Close {
    /** The client is done. */
    NORMAL(1000),
    /** The server is shutting down. */
    GOING_AWAY(1001),
    /** An unmasked frame, reserved bits, a bad opcode, a control frame over 125 bytes. */
    PROTOCOL_ERROR(1002),
    /** Text that is not UTF-8. */
    NOT_UTF8(1007),
    /** After a fatal error event. */
    POLICY(1008),
    /** A message over {@link Limits#MAX_MESSAGE}. */
    TOO_BIG(1009),
    /** A fault of the server itself. */
    SERVER_FAULT(1011);

    private final int code;

    Close(int code) {
        this.code = code;
    }

    /** The status code on the wire. */
    public int code() {
        return code;
    }
}
