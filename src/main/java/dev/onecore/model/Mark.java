package dev.onecore.model;

import java.util.Optional;

/** A reservation that stands beside a verdict. */
public enum Mark {
    NOT_PINNED(
            "not pinned", "there is no proof that the server's threads, or the injector's, were held to their cores"),
    NO_STEADY_STATE(
            "no steady state",
            "throughput or latency was still changing when the phase ended, so its figures may be those of a server that warms up"),
    SLOWING_DOWN("slowing down", "the server was slower at the end of the phase than in the middle of it"),
    SHARES_PHYSICAL_CORE(
            "shares a physical core",
            "the server's core and one of the injector's are two threads of one physical core and slow each other down"),
    CERTIFICATE_UNCHECKED(
            "certificate not checked",
            "the endpoint's certificate was taken as it came, so it may be another server's"),
    DEPARTS(
            "departs from the contract",
            "the server breaks a rule of the wire contract, so it may do other work than those that keep it"),
    COMPRESSED(
            "compressed",
            "messages were compressed on the wire (permessage-deflate), which costs both sides CPU and saves bytes"),
    SERVER_SIDE_UNKNOWN(
            "server side unknown",
            "nothing could be read of the server's CPU and memory, so it cannot be seen whether its core was full"),
    NOISY_MACHINE(
            "noisy machine",
            "other programs used more than 5 % of the server's core, or of the injector's, while figures were taken"),
    COST_DEPENDS(
            "cost depends on the injector",
            "server CPU per message was measured while the load generator, which waits for replies, was at its limit: a slower one wakes the server more often for fewer messages"),
    BUSY_WHILE_IDLE(
            "busy while idle",
            "the server used more than 2 % of the core while other servers were under load, so it slowed them down"),
    FAULTY_WIRE(
            "faults on the wire",
            "a proxy between load generator and server delayed, limited or cut what went between them, as -Donecore.wire asked, so"
                    + " times and rates are not the server's alone"),
    DEGRADED(
            "degraded",
            "an injector was lost, and its users were given to no other: the load was less than was asked for"),
    CLOCK_DRIFTED(
            "clock drifted",
            "the clock of an injector gained or lost more than 10 ms on that of the machine that leads while the trial ran, so its"
                    + " times stand so far from those of the others"),
    REPEATED("repeated", "the machine spoiled the first try of this trial, and the figures are those of the second");

    private final String label;
    private final String meaning;

    Mark(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The spelling on the page and in JSON. */
    public String label() {
        return label;
    }

    /** What it says of a trial, in a sentence without a capital or a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What to do, as a request that starts with a verb in lower case; empty where the reader can change nothing. */
    public Optional<String> advice(Circumstances run) {
        return switch (this) {
            case NOT_PINNED ->
                Optional.of(
                        run.endpoint()
                                ? "start the server on its own machine with 'taskset -c <core>' and --resource-log"
                                : "run on Linux with taskset (package util-linux) installed");
            case NO_STEADY_STATE ->
                Optional.of(
                        run.warmupFixed()
                                ? "leave -Donecore." + Setting.WARMUP.key()
                                        + " out, so that the warm-up's end is looked for"
                                : longer(run));
            case SLOWING_DOWN ->
                Optional.of("look at memory and garbage collection over time on the page, and " + longer(run));
            case SHARES_PHYSICAL_CORE ->
                Optional.of("choose cores of two physical ones with " + option(Setting.SERVER_CORE, "<core>") + " and "
                        + option(Setting.INJECTOR_CORES, "<cores>") + " ('lscpu -e' lists them)");
            case CERTIFICATE_UNCHECKED ->
                Optional.of("give " + option(Setting.CA, "<file>") + " in place of " + option(Setting.TRUST, "any"));
            case DEPARTS ->
                Optional.of(
                        "see which rules with 'java -jar src/target/onecore.jar exam ws://host:port', and compare its"
                                + " figures with care");
            case COMPRESSED ->
                Optional.of(
                        "compare it with figures under the same compression alone, or leave compression() out of the"
                                + " script");
            case SERVER_SIDE_UNKNOWN ->
                Optional.of("let the server answer /info, or run it on this machine as a folder under servers/");
            case NOISY_MACHINE -> Optional.of(quieter(run));
            case COST_DEPENDS ->
                Optional.of(
                        "compare what a message costs at a fixed rate, as echo latency does, or " + run.moreCores());
            case BUSY_WHILE_IDLE ->
                Optional.of("compare it in a campaign of its own, " + option(Setting.TARGETS, "<target>")
                        + ", and look for timers and background threads of the server");
            case FAULTY_WIRE ->
                Optional.of("leave -Donecore." + Setting.WIRE.key() + " out to see the server's own times and rates");
            case DEGRADED ->
                Optional.of("run again, and see in injectors/<number>/output.txt of the campaign why it was lost");
            case CLOCK_DRIFTED ->
                Optional.of("let all machines keep their time by NTP (chrony), or run shorter trials with "
                        + option(Setting.DURATION, "<time>"));
            case REPEATED -> Optional.empty();
        };
    }

    private static String quieter(Circumstances run) {
        return run.coresChosen()
                ? "end other programs, or use a machine that nothing else runs on"
                : "end other programs, or choose quieter cores with " + option(Setting.SERVER_CORE, "<core>") + " and "
                        + option(Setting.INJECTOR_CORES, "<cores>");
    }

    private static String longer(Circumstances run) {
        String duration = "give phases more time with " + option(Setting.DURATION, "<time>");
        return switch (run.profile()) {
            case QUICK -> duration + " or " + option(Setting.PROFILE, "thorough");
            case THOROUGH, CASE_STUDY -> duration;
        };
    }

    private static String option(Setting setting, String value) {
        return "-Donecore." + setting.key() + "=" + value;
    }
}
