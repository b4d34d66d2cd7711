package dev.onecore.statistics;

/** How a trial went, in the classes of Barrett et al., "Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017. */
public enum WarmUpClass {
    /** One level from the beginning. */
    FLAT("flat"),
    /** It settled at the best level it had. */
    WARMED_UP("warmed up"),
    /** It settled, but had been faster. */
    SLOWING_DOWN("slowing down"),
    /** Its level still changed at the end, or it was too short to tell. */
    NO_STEADY_STATE("no steady state");

    private final String words;

    WarmUpClass(String words) {
        this.words = words;
    }

    /** The words for it on the page. */
    public String words() {
        return words;
    }
}
