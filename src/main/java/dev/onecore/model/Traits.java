package dev.onecore.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a server was found to be like, apart from how fast it is: what the harness saw itself, beside what the server says.
 *
 * @param departures rules of the contract that it broke in the examination before the campaign, declared ones among them
 * @param extensions the WebSocket extensions in force on the trial's connections, as its handshakes negotiated them
 * @param wire what stood between it and the injector, in words; empty where nothing did
 * @param heldNs the median time that a small message waited behind one before it, in nanoseconds; empty where it was not probed
 */
public record Traits(List<Departure> departures, List<String> extensions, String wire, OptionalLong heldNs) {

    /** A message that is held for longer waits for an acknowledgement; one that is not takes microseconds. */
    private static final long HELD_NS = 5_000_000;

    /** Nothing was looked at. */
    public static final Traits UNKNOWN = new Traits(List.of(), List.of(), OptionalLong.empty());

    /** Traits of a server that nothing stood before. */
    public Traits(List<Departure> departures, List<String> extensions, OptionalLong heldNs) {
        this(departures, extensions, "", heldNs);
    }

    public Traits {
        departures = List.copyOf(departures);
        extensions = List.copyOf(extensions);
    }

    /** Whether the server was seen to leave Nagle's algorithm on; no where it was not probed. */
    public boolean nagle() {
        return heldNs.isPresent() && heldNs.getAsLong() > HELD_NS;
    }

    /** These traits, with the extensions of a trial's own connections. */
    public Traits under(List<String> negotiated) {
        return new Traits(departures, negotiated, wire, heldNs);
    }

    /** These traits, of a server behind a wire. */
    public Traits behind(String words) {
        return new Traits(departures, extensions, words, heldNs);
    }
}
