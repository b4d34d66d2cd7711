package dev.onecore.contract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/** How an upload is summed up in its acknowledgement. */
public enum Digest {
    /** CRC-32 as in zlib: eight hex digits. */
    CRC32("crc32") {
        @Override
        public Running begin() {
            CRC32 crc = new CRC32();
            return new Running() {
                @Override
                public void update(ByteBuffer bytes) {
                    crc.update(bytes);
                }

                @Override
                public String hex() {
                    return HexFormat.of().toHexDigits((int) crc.getValue());
                }
            };
        }
    },
    /** SHA-256: 64 hex digits. */
    SHA256("sha256") {
        @Override
        public Running begin() {
            MessageDigest sha256 = sha256();
            return new Running() {
                @Override
                public void update(ByteBuffer bytes) {
                    sha256.update(bytes);
                }

                @Override
                public String hex() {
                    return HexFormat.of().formatHex(sha256.digest());
                }
            };
        }
    },
    /** The bytes are counted, not read; the acknowledgement carries no digest. */
    NONE("none") {
        @Override
        public Running begin() {
            return new Running() {
                @Override
                public void update(ByteBuffer bytes) {
                    bytes.position(bytes.limit());
                }

                @Override
                public String hex() {
                    return "";
                }
            };
        }
    };

    private final String word;

    Digest(String word) {
        this.word = word;
    }

    /** One upload's digest as its bytes pass by; it keeps none of them. */
    public interface Running {
        /** Takes all remaining bytes. */
        void update(ByteBuffer bytes);

        /** The lower-case hex digits of all bytes so far; asked once, at the end; empty for {@link Digest#NONE}. */
        String hex();
    }

    /** The word in a command, and the member's name in an acknowledgement. */
    public String word() {
        return word;
    }

    /** A digest of nothing yet. */
    public abstract Running begin();

    /** The digest of that name, or empty. */
    public static Optional<Digest> named(String word) {
        for (Digest digest : values()) {
            if (digest.word.equals(word)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
