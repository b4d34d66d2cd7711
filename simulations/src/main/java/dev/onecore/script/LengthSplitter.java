package dev.onecore.script;

/**
 * Messages that begin with how many bytes follow, as one unsigned number in network byte order, over any number of WebSocket messages.
 */
final class LengthSplitter extends StreamSplitter {
    private static final int LONGEST = 4;

    private final int lengthBytes;

    LengthSplitter(int lengthBytes, int mostKept) {
        super(mostKept);
        if (lengthBytes < 1 || lengthBytes > LONGEST) {
            throw new IllegalArgumentException(
                    "a length of " + lengthBytes + " bytes cannot be read; 1 to " + LONGEST + " are possible");
        }
        this.lengthBytes = lengthBytes;
    }

    @Override
    int end(byte[] bytes, int from, int seen, int to) throws ScriptFailure {
        if (to - from < lengthBytes) {
            return INCOMPLETE;
        }
        long said = 0;
        for (int i = 0; i < lengthBytes; i++) {
            said = said << Byte.SIZE | (bytes[from + i] & 0xff);
        }
        long length = lengthBytes + said;
        if (length <= to - from) {
            return from + (int) length;
        }
        bounded(length);
        return INCOMPLETE;
    }

    @Override
    int endBytes() {
        return 0;
    }
}
