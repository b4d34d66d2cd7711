package dev.onecore.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a run understands, each given as {@code -Donecore.<name>=<value>}.
 *
 * <p>What would mean several things has a name for each of them, behind that of its workload: {@code echo.rate} is of all
 * connections together, {@code stream.rate} of each. A bare {@code rate} is short for the one of them that a run has.
 */
public enum Setting {
    TARGETS(
            "targets",
            Form.text("a list separated by commas"),
            "undertow,vertx; by profile",
            "servers: folders under servers/, folder:variant, alias=folder, or name=ws://host:port for one that already runs"),
    SIMULATION(
            "simulation",
            Form.text("a class's name"),
            "Comparison",
            "the simulation that Maven runs, such as FileUpload; 'onecore.jar simulations' lists them"),
    WORKLOADS(
            "workloads",
            Form.text("names separated by commas"),
            "all",
            "those of a comparison that are run, such as echo-latency,file-upload"),
    ROUNDS("rounds", Form.whole(1, 1_000), "3, the user ramp 1; by profile", "rounds of every workload"),
    PRECISION(
            "precision",
            Form.percentage(),
            "10%",
            "half the width of the interval that a primary figure's ratio is to have"),
    TIME(
            "time",
            Form.time("10s", 10_000, "1440m", 86_400_000),
            "8m; by profile",
            "what a campaign may take, all its rounds together"),
    PROFILE(
            "profile",
            Form.choice("quick", "thorough", "case-study"),
            "quick",
            "thorough: 12 rounds (the user ramp 3), phases three times as long; case-study: what two case studies measured"),
    SEED("seed", Form.wholeNumber(), "drawn and recorded", "every random order and schedule comes from it"),
    SERVER_CORE("serverCore", Form.whole(0, 4_095), "the last", "the core that each server is held to"),
    INJECTOR_CORES(
            "injectorCores",
            Form.text("a list such as 1 or 2-5,7"),
            "all but the server's",
            "the cores that the injector runs on"),
    INVENTORY(
            "inventory",
            Form.text("a file such as onecore.yaml"),
            "none",
            "other machines, reached by SSH: servers run on its first server box; 'onecore.jar check' looks at them"),
    KEEP(
            "keep",
            Form.flag(),
            "false",
            "true leaves the run's folder on each box of the inventory, with the jars and the logs"),
    INJECTORS(
            "injectors",
            Form.whole(1, 100),
            "1",
            "processes that inject, each with its part of the users and of injectorCores"),
    ON_INJECTOR_LOSS(
            "onInjectorLoss",
            Form.choice("degrade", "abort"),
            "degrade",
            "of several: degrade goes on without one that was lost, and marks the trial; abort ends the campaign with it"),
    SERVICE(
            "service",
            Form.text("a name such as onecore.default.svc.cluster.local"),
            "none",
            "in Kubernetes, the whole name of a headless Service by which injectors, a pod each, and this process find each other"),
    SERVICE_KEY("serviceKey", Form.text("a file"), "none", "holds the key of their group: 16 bytes in Base64"),
    RATE(
            "rate",
            Form.rate(),
            "by workload",
            "short for echo.rate, stream.rate, ramp.rate, scale.rate, churn.rate, broadcast.rate or compression.rate, where one workload runs"),
    CONNECTIONS(
            "connections",
            Form.whole(1, 1_000_000),
            "by workload",
            "short for echo.connections, stream.connections, throughput.connections, upload.users, ramp.users, "
                    + "scale.connections, broadcast.members or compression.connections, where one workload runs"),
    ECHO_RATE("echo.rate", Form.rate(), "2000", "messages/s of the open schedule, over all its connections", RATE),
    ECHO_CONNECTIONS(
            "echo.connections",
            Form.whole(1, 1_000_000),
            "50",
            "connections that share the open schedule",
            CONNECTIONS),
    ARRIVALS(
            "arrivals",
            Form.choice("constant", "poisson", "both"),
            "both",
            "how the messages of the open schedule are spread"),
    STREAM_RATE("stream.rate", Form.rate(), "10", "messages/s on each connection of the paced stream", RATE),
    STREAM_CONNECTIONS(
            "stream.connections", Form.whole(1, 1_000_000), "100", "connections that the stream goes to", CONNECTIONS),
    THROUGHPUT_CONNECTIONS(
            "throughput.connections", Form.whole(1, 1_000_000), "100", "connections of the closed loops", CONNECTIONS),
    UPLOAD_USERS(
            "upload.users",
            Form.whole(1, 1_000_000),
            "10",
            "users of the transfers by several users at a time",
            CONNECTIONS),
    RAMP_RATE("ramp.rate", Form.rate(), "1", "messages/s to each user of the ramp", RATE),
    RAMP_USERS("ramp.users", Form.whole(1, 1_000_000), "100", "users of the ramp, in all", CONNECTIONS),
    SCALE_CONNECTIONS(
            "scale.connections",
            Form.whole(1, 1_000_000),
            "what the limits of files, memory and ports allow, at most 50000",
            "idle connections that one server holds at the end",
            CONNECTIONS),
    SCALE_RATE("scale.rate", Form.rate(), "1000", "idle connections that are opened a second", RATE),
    CHURN_RATE("churn.rate", Form.rate(), "500", "connections a second that come, exchange ten messages and go", RATE),
    BROADCAST_RATE(
            "broadcast.rate", Form.rate(), "200", "messages/s to a topic, each of which goes to all members", RATE),
    BROADCAST_MEMBERS(
            "broadcast.members",
            Form.whole(1, 1_000_000),
            "50",
            "members of the topic, one of which sends",
            CONNECTIONS),
    COMPRESSION_RATE(
            "compression.rate", Form.rate(), "1000", "messages/s of Compression, over all its connections", RATE),
    COMPRESSION_CONNECTIONS(
            "compression.connections", Form.whole(1, 1_000_000), "20", "connections that share them", CONNECTIONS),
    INJECTOR_HEAP(
            "injectorHeap",
            Form.text("an amount such as 2g"),
            "1g",
            "the injector's heap, which Maven gives to its JVM; an idle connection takes up to 20 KiB of it"),
    CAPACITY_QUANTILE(
            "capacity.quantile", Form.quantile(), "0.99", "share of responses that must come within capacity.limit"),
    CAPACITY_LIMIT(
            "capacity.limit",
            Form.time("0.1ms", 0.1, "60s", 60_000),
            "10ms",
            "the response time that they must not exceed, from the intended start"),
    CAPACITY_STEP(
            "capacity.step",
            Form.percentage(),
            "5%",
            "how far apart the rate that meets this and the one just above it may be"),
    SIZE(
            "size",
            Form.whole(24, 1 << 20),
            "24",
            "bytes of a message, in all workloads but the transfers; in Compression 1024 unless given"),
    CHUNK("chunk", Form.whole(1, 1 << 20), "65536", "bytes of one message of a transfer"),
    WARMUP("warmup", Form.time(), "by workload", "time of each warm-up; switches the search for a steady state off"),
    DURATION(
            "duration",
            Form.time("100ms", 100, "1440m", 86_400_000),
            "by workload",
            "time of each measured phase; the user ramp's follows from its rate"),
    SERVER_JVM_ARGS(
            "serverJvmArgs",
            Form.text("arguments separated by blanks"),
            "none",
            "more arguments for a server's JVM, such as a profiler's agent"),
    ADMIT_ALL(
            "admitAll",
            Form.flag(),
            "false",
            "true goes on with servers that break the contract, and marks each of their figures"),
    CA(
            "ca",
            Form.text("a file"),
            "what the JVM trusts",
            "a PEM file with the certificates that a wss:// endpoint is checked with"),
    TRUST(
            "trust",
            Form.choice("checked", "any"),
            "checked",
            "any takes every certificate of a wss:// endpoint, and marks its figures"),
    SUBPROTOCOL(
            "subprotocol",
            Form.text("names separated by commas"),
            "none",
            "that the handshake with an endpoint asks for, the preferred one first"),
    HEADERS(
            "headers",
            Form.text("Name: value|Name: value, or @file"),
            "none",
            "of each request to an endpoint; \\| is a bar in a value, @file a file with a header a line; values are never shown"),
    WIRE(
            "wire",
            Form.text(WireFaults.FORM),
            "none",
            "a proxy between injector and servers that delays, limits or cuts, such as delay:5ms,rate:20MB/s; plain does neither"),
    BASELINE(
            "baseline",
            Form.text("a campaign's folder or result.json"),
            "none",
            "an earlier campaign that this one is compared with at its end"),
    GATE(
            "gate",
            Form.text("thresholds such as latency:10%,cpu:5%"),
            "none; with a baseline 0%",
            "fails the run where a primary figure is shown to be worse by more: by workload, by latency, cpu or throughput, "
                    + "or for all; against the baseline, without one against the first target"),
    GATE_MODE(
            "gateMode",
            Form.choice("no-regression", "equivalence"),
            "no-regression",
            "equivalence fails the run too where it is not shown that the two are equal within the gate's threshold"),
    REFERENCE(
            "reference",
            Form.text("a target's name"),
            "none",
            "a target that the baseline ran in the same way; what it changed by is taken for the machine's"),
    METRICS(
            "metrics",
            Form.text(MetricsAddress.WORDS),
            "none",
            "where figures are told while the run goes on: to Prometheus, which asks this port on loopback (0: a free one),"
                    + " to a Pushgateway, or to a receiver of OpenTelemetry"),
    TRACE(
            "trace",
            Form.whole(0, 100_000),
            "0",
            "so many frames of one user of each target are printed, after its handshake, as they pass"),
    TRACE_SECRETS(
            "trace.secrets",
            Form.flag(),
            "false",
            "true prints what trace redacts: credentials, cookies, tokens and the like"),
    REPORTS("reports", Form.text("a folder"), "reports", "folder that campaigns land in"),
    HOME("home", Form.text("a folder"), "the project", "the folder that has servers/ in it"),
    DRY_RUN("dryRun", Form.flag(), "false", "true prints the plan with its time and starts nothing"),
    HELP("help", Form.flag(), "false", "true prints this list and starts nothing");

    private final String key;

    // A record of values whose list is a copy.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Form form;

    private final String fallback;
    private final String meaning;
    private final @Nullable Setting shorthand;

    Setting(String key, Form form, String fallback, String meaning) {
        this(key, form, fallback, meaning, null);
    }

    Setting(String key, Form form, String fallback, String meaning, @Nullable Setting shorthand) {
        this.key = key;
        this.form = form;
        this.fallback = fallback;
        this.meaning = meaning;
        this.shorthand = shorthand;
    }

    /** The name behind {@code onecore.}. */
    public String key() {
        return key;
    }

    /** Which values it takes. */
    public Form form() {
        return form;
    }

    /** What holds when it is not given, in words. */
    public String fallback() {
        return fallback;
    }

    /** What it does and of what, in one line. */
    public String meaning() {
        return meaning;
    }

    /** The bare name that stands for this one where no other could be meant. */
    public Optional<Setting> shorthand() {
        return Optional.ofNullable(shorthand);
    }

    /** The settings that this bare name may stand for; empty where it is no shorthand. */
    public List<Setting> meant() {
        return Arrays.stream(values())
                .filter(setting -> setting.shorthand == this)
                .toList();
    }

    /** The setting of that name, if there is one. */
    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
