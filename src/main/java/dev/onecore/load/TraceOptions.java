package dev.onecore.load;

import dev.onecore.model.Scalars;
import dev.onecore.model.Setting;
import java.util.function.Consumer;

/**
 * How much of one user's frames is printed.
 *
 * @param frames how many; 0 for none
 * @param secrets whether credentials, cookies, tokens and the like are printed too
 */
public record TraceOptions(int frames, boolean secrets) {

    /** Nothing is printed. */
    public static final TraceOptions NONE = new TraceOptions(0, false);

    /** What the settings ask for. */
    public static TraceOptions of(Scalars scalars) {
        return new TraceOptions(
                Math.toIntExact(scalars.whole(Setting.TRACE).orElse(0)), scalars.flag(Setting.TRACE_SECRETS));
    }

    /** A log for the frames of one user. */
    public TraceLog log(String label, Consumer<String> lines) {
        return new TraceLog(label, frames, secrets, lines);
    }
}
