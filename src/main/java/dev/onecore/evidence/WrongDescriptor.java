package dev.onecore.evidence;

import java.nio.file.Path;

/** A {@code contender.json} that cannot be used. The message names the file, the member and the rule. */
public final class WrongDescriptor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The descriptor in {@code file} breaks a rule, told in words. */
    public WrongDescriptor(Path file, String fault) {
        super(file + ": " + fault, null, false, false);
    }
}
