package dev.onecore.cluster;

import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of one run, which keeps strangers on the machine out of its group. It is drawn anew each time and printed nowhere. */
final class GroupKey {

    private static final int BYTES = 16;

    private final byte[] bytes;

    private GroupKey(byte[] bytes) {
        this.bytes = bytes;
    }

    static GroupKey random() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return new GroupKey(drawn);
    }

    /** The key that {@link #text} gave. */
    static GroupKey of(String text) {
        return new GroupKey(Base64.getDecoder().decode(text));
    }

    /** For an agent's standard input alone. */
    String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    SecretKey secret() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "a group's key";
    }
}
