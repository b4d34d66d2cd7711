package dev.onecore.script;

import org.jspecify.annotations.Nullable;

/** What came while an answer was awaited, for the words of its failure. Of a long message its beginning is kept alone. */
final class CameInstead {
    private static final int MOST_KEPT = 4_096;

    private @Nullable Message unmatched;
    private long unmatchedNs;
    private @Nullable Message unasked;
    private long unaskedNs;
    private boolean answered;
    private long answerNs;

    private static Message kept(Message came) {
        return came.bytes().length <= MOST_KEPT && came.attachments().isEmpty() ? came : Message.text(came.quoted());
    }

    /** A message came that nothing knows. */
    void unmatched(Message came, long arrivalNs) {
        unmatched = kept(came);
        unmatchedNs = arrivalNs;
    }

    /** A message came that a rule took. */
    void unasked(Message came, long arrivalNs) {
        unasked = kept(came);
        unaskedNs = arrivalNs;
    }

    /** A message came that answered another one. It is not kept: the words would differ for each that fails. */
    void answered(long arrivalNs) {
        answered = true;
        answerNs = arrivalNs;
    }

    /** What came from an instant on: of what is known least, the last. */
    String since(long fromNs) {
        if (unmatched != null && unmatchedNs - fromNs >= 0) {
            return "what came instead, last, is " + unmatched.quoted();
        }
        if (unasked != null && unaskedNs - fromNs >= 0) {
            return "what came instead was taken by a rule for unasked messages, last " + unasked.quoted();
        }
        if (answered && answerNs - fromNs >= 0) {
            return "what came instead answered other messages";
        }
        return "nothing came";
    }
}
