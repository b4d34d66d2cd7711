package dev.onecore.report;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON that may stand within an HTML {@code script} element. */
final class ScriptSafe {

    private ScriptSafe() {}

    /**
     * JSON in characters that can neither end the element nor open a comment or another script within it (HTML Living
     * Standard, "Restrictions for contents of script elements").
     */
    static String json(JsonNode node) {
        return node.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
