package dev.onecore.socket;

import dev.onecore.script.Message;
import dev.onecore.script.ScriptFailure;
import java.time.Duration;

/**
 * A message of the client's own at an interval, which nothing answers.
 *
 * @param every the interval, which is positive
 * @param source makes each message of one user
 */
public record HeartBeat(Duration every, BeatSource source) {

    /** Makes one user's heart-beats. */
    public interface BeatSource {

        /**
         * The next one.
         *
         * @param number from 0
         * @throws ScriptFailure when the script's code throws, or makes no message
         */
        Message message(long number) throws ScriptFailure;
    }
}
