package dev.onecore.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings that a run understands, each given as {@code -Donecore.<name>=<value>}. */
public enum Setting {
    TARGETS(
            "targets",
            "undertow,vertx",
            "servers: folders under servers/, folder:variant, alias=folder, or name=ws://host:port for one that already runs"),
    CA("ca", "what the JVM trusts", "a PEM file with the certificates that vouch for a wss:// endpoint"),
    TRUST("trust", "checked", "any takes every certificate of a wss:// endpoint, and marks its figures"),
    SUBPROTOCOL("subprotocol", "none", "that the handshake with an endpoint asks for"),
    HEADERS("headers", "none", "of each request to an endpoint, as Name: value|Name: value; values are never shown"),
    ROUNDS("rounds", "by profile", "rounds of every workload, 1 to 1000"),
    SEED("seed", "drawn and recorded", "a whole number; every random order and schedule comes from it"),
    SERVER_CORE("serverCore", "chosen", "the core that each server is held to"),
    INJECTOR_CORES("injectorCores", "all others", "the injector's cores, such as 1 or 2-5,7"),
    PROFILE(
            "profile",
            "quick",
            "quick: 3 rounds (the ramp 1); thorough: 12 rounds (the ramp 3), longer phases; case-study: the old case studies' measurements"),
    REPORTS("reports", "reports", "folder that campaigns land in"),
    RATE("rate", "by workload", "messages a second: of the echo in all, of the paced stream on each connection"),
    CONNECTIONS("connections", "by workload", "connections or users, 1 to 10000"),
    SIZE("size", "24", "bytes of a message, 24 to 1048576"),
    CHUNK("chunk", "65536", "bytes of one message of a transfer, 1 to 1048576"),
    WARMUP(
            "warmup",
            "by workload",
            "fixed time of each warm-up, such as 4s or 500ms; switches the search for a steady state off"),
    DURATION("duration", "by workload", "time of each measured phase, such as 10s or 2m"),
    ARRIVALS("arrivals", "both", "of the open echo: constant, poisson or both"),
    SERVER_JVM_ARGS("serverJvmArgs", "none", "more arguments for a server's JVM, split at blanks"),
    ADMIT_ALL(
            "admitAll", "false", "true goes on with servers that break the contract, and marks each of their figures"),
    DRY_RUN("dryRun", "false", "true prints the plan with its time and starts nothing"),
    HOME("home", "where the run was started", "the project's folder, which has servers/ in it");

    private final String key;
    private final String fallback;
    private final String meaning;

    Setting(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name behind {@code onecore.}. */
    public String key() {
        return key;
    }

    /** What holds when it is not given, in words. */
    public String fallback() {
        return fallback;
    }

    /** What it does and which values it takes, in one line. */
    public String meaning() {
        return meaning;
    }

    /** A JVM's argument as it may be shown: what may hold a secret is left out. */
    public static String withoutSecret(String argument) {
        String headers = "-Donecore." + HEADERS.key + "=";
        return argument.startsWith(headers) ? headers + Access.Header.REDACTED : argument;
    }

    /** The setting of that name, if there is one. */
    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** All settings, a line each, for help and for the message about a wrong one. */
    public static String catalogue() {
        return Arrays.stream(values())
                .map(setting -> "  -Donecore.%-14s %s (default: %s)"
                        .formatted(setting.key + "=…", setting.meaning, setting.fallback))
                .collect(Collectors.joining("\n"));
    }
}
