package dev.onecore.model;

import java.util.Optional;

/** What the wire between injector and server did, as it was told to. */
public sealed interface WireReason extends Reason {

    @Override
    default boolean ofWire() {
        return true;
    }

    /**
     * The wire carried what it was to carry at most.
     *
     * @param percent of the time for which it carried something
     * @param limit of that
     * @param wire its faults in words
     */
    record WireRate(double percent, double limit, String wire) implements WireReason {
        @Override
        public String sentence() {
            return Reason.text("the wire (%s) was in use for %.0f %% of the time", wire, percent);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.of(new Threshold(percent, limit, "%"));
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.of("raise the rate in -Donecore." + Setting.WIRE.key() + " to see the server's own limit");
        }
    }

    /**
     * The wire broke connections, as it was to.
     *
     * @param cut that it reset
     * @param halfOpen that it let hang
     * @param wire its faults in words
     */
    record WireBroke(long cut, long halfOpen, String wire) implements WireReason {
        @Override
        public String sentence() {
            String how = halfOpen == 0 ? "cut" : cut == 0 ? "let hang" : "cut or let hang";
            return Reason.text("the wire (%s) %s %,d connections, and not the server", wire, how, cut + halfOpen);
        }

        @Override
        public Optional<Threshold> threshold() {
            return Optional.empty();
        }

        @Override
        public Optional<String> advice(Circumstances run) {
            return Optional.empty();
        }
    }
}
