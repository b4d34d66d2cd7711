package dev.onecore.cluster;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one member of the group asks another, by its number on the wire. */
enum Call {
    /** An agent is there, and its users are between two rounds. */
    READY(1),
    ARRIVED(2),
    HARVESTED(3),
    DONE(4),
    TOLD(5),
    /** To an agent: what is run next. Answered when it is set up. */
    ROUND(6),
    BEGIN(7),
    /** To an agent: a trial broke. */
    CANCEL(8),
    /** To an agent: no trial follows. */
    END(9),
    /** To an agent: its clock now, answered at once. */
    CLOCK(10);

    private static final Map<Short, Call> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Call::id, Function.identity()));

    private final short id;

    Call(int id) {
        this.id = (short) id;
    }

    short id() {
        return id;
    }

    /**
     * The call of that number.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Call of(short id) {
        Call call = BY_ID.get(id);
        if (call == null) {
            throw new IllegalArgumentException("no call " + id);
        }
        return call;
    }
}
