package dev.onecore.load;

import java.util.concurrent.atomic.AtomicLong;

/** A count with one writing thread and any number of readers; adding costs neither lock nor fence on x86. */
final class Count {
    private final AtomicLong value = new AtomicLong();

    void add(long more) {
        value.setRelease(value.getPlain() + more);
    }

    /** Sets the count to {@code candidate} if that is more. */
    void raise(long candidate) {
        if (candidate > value.getPlain()) {
            value.setRelease(candidate);
        }
    }

    long get() {
        return value.getAcquire();
    }
}
