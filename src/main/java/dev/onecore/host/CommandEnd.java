package dev.onecore.host;

import java.util.OptionalInt;

/**
 * How a short command ended.
 *
 * @param exitCode 0 to 255; empty when it could not be started or did not end in time
 * @param said what it wrote, at most 64 KiB, without blanks around; why it could not be started, if it could not
 */
public record CommandEnd(OptionalInt exitCode, String said) {

    /** Whether it exited 0. */
    public boolean succeeded() {
        return exitCode.equals(OptionalInt.of(0));
    }

    /** What went wrong, for a sentence: what it said, else its exit code. */
    String complaint() {
        if (!said.isEmpty()) {
            return said;
        }
        return exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "it did not end in time";
    }
}
