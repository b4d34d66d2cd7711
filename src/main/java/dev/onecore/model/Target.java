package dev.onecore.model;

import java.net.URI;

/** A server under test. */
public sealed interface Target {

    /** The name on the page and in JSON; unique in a campaign, at most 64 characters, otherwise free text. */
    String name();

    /** As it is given in the list of targets. */
    String asGiven();

    /**
     * A server that the harness starts, a fresh process per trial.
     *
     * @param name its name in this campaign: the folder's, unless an alias was given
     * @param folder its folder under {@code servers/}, such as {@code vertx}; one of its variants stands behind a colon,
     *     as in {@code websockets:defaults}
     */
    record Contender(String name, String folder) implements Target {

        @Override
        public String asGiven() {
            return name.equals(folder) ? name : name + "=" + folder;
        }
    }

    /**
     * A server that runs already, here or on another box, and that the harness neither starts nor stops.
     *
     * @param name its name in this campaign
     * @param uri {@code ws://host:port} without a path
     */
    record Endpoint(String name, URI uri) implements Target {

        @Override
        public String asGiven() {
            return name + "=" + uri;
        }
    }
}
