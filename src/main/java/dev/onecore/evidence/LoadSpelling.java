package dev.onecore.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Load;

/** A load as {@code campaign.json} spells it, for the products of a report. */
public final class LoadSpelling {

    private LoadSpelling() {}

    /** Its kind, and a member for each of its parameters. */
    public static ObjectNode tree(Load load) {
        return Json.FILE.valueToTree(load);
    }
}
