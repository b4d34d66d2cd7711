package dev.onecore.exam;

/** Thrown by a check when the server gives no way to tell whether the rule holds. */
final class Unobservable extends RuntimeException {

    Unobservable(String why) {
        super(why);
    }
}
