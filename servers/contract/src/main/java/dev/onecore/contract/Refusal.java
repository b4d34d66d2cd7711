package dev.onecore.contract;

/** Why the server does not do what its peer asks; its event goes back on the connection. */
final class Refusal extends Exception {
    /** The rule that was broken. */
    enum Code {
        BAD_JSON("bad-json", false),
        BAD_OP("bad-op", false),
        BAD_PARAM("bad-param", false),
        BUSY("busy", false),
        BAD_TYPE("bad-type", true),
        NO_UPLOAD("no-upload", true),
        OVERRUN("overrun", true),
        NOT_JOINED("not-joined", true);

        private final String word;
        private final boolean fatal;

        Code(String word, boolean fatal) {
            this.word = word;
            this.fatal = fatal;
        }

        String word() {
            return word;
        }

        /** Whether the connection is closed after it. */
        boolean fatal() {
            return fatal;
        }
    }

    private final Code code;
    private final String reason;

    Refusal(Code code, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    boolean fatal() {
        return code.fatal();
    }

    String reason() {
        return reason;
    }

    Event event() {
        return new Event.Refused(code.word(), code.fatal(), reason);
    }
}
