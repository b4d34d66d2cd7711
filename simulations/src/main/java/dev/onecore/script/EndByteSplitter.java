package dev.onecore.script;

/** Messages that end with a byte. */
final class EndByteSplitter extends StreamSplitter {
    private final byte last;

    EndByteSplitter(int last, int mostKept) {
        super(mostKept);
        if (last < 0 || last > 0xff) {
            throw new IllegalArgumentException(
                    "endingWith: " + last + " is no byte; a number from 0 to 255 is needed, such as 0x1e");
        }
        this.last = (byte) last;
    }

    @Override
    int end(byte[] bytes, int from, int seen, int to) {
        for (int at = seen; at < to; at++) {
            if (bytes[at] == last) {
                return at + 1;
            }
        }
        return INCOMPLETE;
    }

    @Override
    int endBytes() {
        return 1;
    }
}
