package dev.onecore.model;

/** A reservation that stands beside a verdict. */
public enum Mark {
    NOT_PINNED("not pinned"),
    NO_STEADY_STATE("no steady state"),
    SLOWING_DOWN("slowing down"),
    SHARES_PHYSICAL_CORE("shares a physical core"),
    CERTIFICATE_UNCHECKED("certificate not checked"),
    DEPARTS("departs from the contract"),
    SERVER_SIDE_UNKNOWN("server side unknown"),
    NOISY_MACHINE("noisy machine"),
    REPEATED("repeated");

    private final String label;

    Mark(String label) {
        this.label = label;
    }

    /** The spelling on the page and in JSON. */
    public String label() {
        return label;
    }
}
