package dev.onecore.box;

import java.util.Optional;

/**
 * One thing that was looked at on a box.
 *
 * @param what was looked at, such as {@code taskset}
 * @param seen what was found, in words
 * @param remedy what to do, where a campaign would fail by it; empty where all is well
 */
public record BoxFinding(String what, String seen, Optional<String> remedy) {

    static BoxFinding good(String what, String seen) {
        return new BoxFinding(what, seen, Optional.empty());
    }

    static BoxFinding bad(String what, String seen, String remedy) {
        return new BoxFinding(what, seen, Optional.of(remedy));
    }

    public boolean failed() {
        return remedy.isPresent();
    }
}
