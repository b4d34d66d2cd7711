package dev.onecore.exam;

/** What came from the server: a whole message, a control frame, or the end of the connection. */
sealed interface Arrival {

    /** Returns the arrival in words, for the column "seen". */
    String words();

    /** A text message. */
    record Text(String text) implements Arrival {
        @Override
        public String words() {
            return "text " + (text.length() <= 120 ? text : text.substring(0, 120) + "…");
        }
    }

    /** A binary message. */
    final class Binary implements Arrival {
        private final byte[] bytes;

        Binary(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Returns the message itself, not a copy: it may be 64 MiB. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public String words() {
            return "a binary message of " + bytes.length + " bytes";
        }
    }

    /** A ping or pong with its payload as ISO 8859-1. */
    record Control(int opcode, String payload) implements Arrival {
        @Override
        public String words() {
            return (opcode == Frame.PING ? "ping '" : "pong '") + payload + "'";
        }
    }

    /** A close frame; the code is 1005 when it has none (RFC 6455, section 7.1.5). */
    record Close(int code, String reason) implements Arrival {
        @Override
        public String words() {
            return "close " + code + (reason.isEmpty() ? "" : " '" + reason + "'");
        }
    }

    /** The connection ended without a close frame before it. */
    record Gone(String how) implements Arrival {
        @Override
        public String words() {
            return "the connection dropped (" + how + ")";
        }
    }
}
