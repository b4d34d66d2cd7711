package dev.onecore.evidence;

import org.jspecify.annotations.Nullable;

/** A folder that cannot be written or that holds no campaign. The message names it, says why, and what to do. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
