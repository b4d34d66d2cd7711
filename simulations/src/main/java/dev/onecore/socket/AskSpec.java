package dev.onecore.socket;

import dev.onecore.script.Part;
import java.util.List;
import java.util.Optional;

/**
 * A message that is sent once, or a wait for one.
 *
 * @param name of the request in reports
 * @param exchange what answers it; its source is not asked where nothing is sent
 * @param sends whether a message is sent
 * @param saved what is kept of the answer in the user's session
 */
public record AskSpec(String name, Exchange exchange, boolean sends, List<Saved> saved) {

    public AskSpec {
        saved = List.copyOf(saved);
    }

    /**
     * A part of the answer that is kept.
     *
     * @param attribute its name in the session
     * @param part which it is
     */
    public record Saved(String attribute, Part part) {}

    /** This, with the answer's parts read. */
    Optional<String> missing(java.util.function.Predicate<Saved> absent) {
        return saved.stream()
                .filter(absent)
                .findFirst()
                .map(each ->
                        "the answer has nothing in " + each.part().description() + " to save as " + each.attribute());
    }
}
