package dev.onecore.injector;

/** There is no Gatling on the class path, or one that this library was not built for. The message names the way out. */
public final class UnsuitableGatling extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where it was noticed says nothing, so it has no stack trace: Gatling would print all of it. */
    UnsuitableGatling(String message) {
        super(message, null, false, false);
    }
}
