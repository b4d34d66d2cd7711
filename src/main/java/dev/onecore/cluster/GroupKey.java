package dev.onecore.cluster;

import dev.onecore.model.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * The key in a file: 16 bytes in Base64.
     *
     * @throws IOException when it cannot be read or holds no key; the message has nothing of it
     */
    static GroupKey read(Path file) throws IOException {
        try {
            GroupKey key = of(Files.readString(file).strip());
            if (key.bytes.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // The same sentence as for a wrong length.
        } catch (IOException e) {
            throw new IOException("the group's key cannot be read: " + FileFault.sentence(e), e);
        }
        throw new IOException(file + " holds no key of the group: " + BYTES + " bytes in Base64, such as of 'head -c "
                + BYTES + " /dev/urandom | base64'");
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
