package dev.onecore.model;

import java.net.URI;

/** A server under test. */
public sealed interface Target {

    /** The name on the page and in JSON; unique in a campaign, at most 64 characters, otherwise free text. */
    String name();

    /** As it is given in the list of targets. */
    String asGiven();

    /** Whether the harness starts and stops it. */
    boolean startedHere();

    /**
     * What is to be said of this kind of target: one answer for each kind, so that the compiler finds them all when there is a new
     * one.
     *
     * @throws X when the answer throws it
     */
    <R, X extends Exception> R map(TargetCase<Contender, R, X> contender, TargetCase<Endpoint, R, X> endpoint) throws X;

    /** An answer for one kind of target. */
    interface TargetCase<T extends Target, R, X extends Exception> {
        R of(T target) throws X;
    }

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

        @Override
        public boolean startedHere() {
            return true;
        }

        @Override
        public <R, X extends Exception> R map(
                TargetCase<Contender, R, X> contender, TargetCase<Endpoint, R, X> endpoint) throws X {
            return contender.of(this);
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

        @Override
        public boolean startedHere() {
            return false;
        }

        @Override
        public <R, X extends Exception> R map(
                TargetCase<Contender, R, X> contender, TargetCase<Endpoint, R, X> endpoint) throws X {
            return endpoint.of(this);
        }
    }
}
