package dev.onecore.exam;

import dev.onecore.contract.Command.Cancel;
import dev.onecore.contract.Command.StartStream;
import dev.onecore.contract.Command.StartUpload;
import dev.onecore.contract.Digest;
import dev.onecore.contract.Endpoint;
import dev.onecore.contract.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of {@code /info}: there, of the right type, in range, and true where that can be seen. */
final class InfoRules {

    private static final String FIELDS = "GET /info → 200 JSON: …";
    private static final String COUNTERS = "stats {connectionsOpen, connectionsTotal, messagesIn, …}";
    private static final List<String> JVM_WORDS =
            List.of("java", "jvm", "jre", "jdk", "hotspot", "openj9", "graal", "temurin", "corretto", "zulu");

    private final Candidate candidate;

    InfoRules(Candidate candidate) {
        this.candidate = candidate;
    }

    List<Rule> all() {
        return List.of(
                rule("info-readable", FIELDS, this::readable).needing("accepts-connections"),
                rule(
                        "info-identity",
                        "contract (\"onecore/1\"), system, version, runtime, pid, threads …",
                        this::identity),
                rule("info-limits", "Limits (the same for all)", this::limits),
                rule("info-settings", "compression (must be false …), nodelay; TCP_NODELAY on", this::settings)
                        .inBrief(),
                rule(
                        "info-optional",
                        "optional (the optional endpoints that it has; any other path → 404)",
                        this::optional),
                rule("info-affinity", "affinity (cores it may run on)", this::affinity),
                rule("info-clocks", "monotonicNs (its monotonic clock now), cpuNs (CPU time …)", this::clocks),
                rule("info-memory", "rssBytes", this::memory),
                rule("info-jvm", "for a JVM jvm {heapUsed, heapAfterGc, gcCount, gcMillis, jitMillis}", this::jvm),
                rule("counts-connections", COUNTERS, this::countsConnections),
                rule("counts-messages", COUNTERS, this::countsMessages),
                rule("counts-stream", COUNTERS, this::countsStream),
                rule("counts-uploads", "stats {… uploadsCompleted, uploadsAborted …}", this::countsUploads),
                rule(
                        "counts-cancelled",
                        "stats {… uploadsAborted …}: a cancelled upload is neither completed nor aborted",
                        this::countsCancelled),
                rule("counts-errors", "stats {… errors}: an error event counts one", this::countsErrors));
    }

    private static Rule rule(String name, String sentence, Rule.Check check) {
        return Rule.of(Group.INFO, name, sentence, check).needing("info-readable");
    }

    private void readable() throws IOException {
        HttpReply reply = candidate.get("/info");
        Violation.unlessEqual("status", 200, reply.status());
        String type = reply.header("content-type").orElse("none");
        Violation.unless(type.contains("json"), "Content-Type application/json", type);
        CheckedJson.parse(reply.body());
    }

    private void identity() throws IOException {
        CheckedJson info = candidate.info();
        Violation.unlessEqual("contract", Limits.CONTRACT, info.text("contract"));
        for (String name : List.of("system", "version", "runtime", "transport")) {
            Violation.unless(!info.text(name).isBlank(), name + " not blank", "''");
        }
        Violation.unless(info.count("pid") > 0, "pid above 0", info.count("pid"));
        Violation.unless(info.count("threads") > 0, "threads above 0", info.count("threads"));
        Violation.unless(info.has("speedups"), "speedups", "no speedups");
    }

    private void limits() throws IOException {
        CheckedJson limits = candidate.info().object("limits");
        Map<String, Long> wanted = Map.of(
                "maxMessage", (long) Limits.MAX_MESSAGE,
                "maxCommand", (long) Limits.MAX_COMMAND,
                "maxUpload", Limits.MAX_UPLOAD,
                "maxCount", Limits.MAX_COUNT,
                "maxSingleDownload", (long) Limits.MAX_SINGLE_DOWNLOAD);
        wanted.forEach((name, value) -> Violation.unlessEqual("limits." + name, value, limits.count(name)));
    }

    private void settings() throws IOException {
        CheckedJson info = candidate.info();
        Violation.unlessEqual("compression", false, info.flag("compression"));
        Violation.unlessEqual("nodelay", true, info.flag("nodelay"));
    }

    /** What it has answers an upgrade, and what it does not say that it has is a path like any other. */
    private void optional() throws IOException {
        List<String> announced = candidate.info().words("optional");
        for (Endpoint endpoint : Endpoint.optional()) {
            boolean has = announced.containsAll(endpoint.part().stream().toList());
            try (RawSocket socket = candidate.tcp()) {
                socket.write(candidate.handshake(endpoint.path()).bytes());
                Violation.unlessEqual(
                        "handshake at " + endpoint.path() + " answered with status",
                        has ? 101 : 404,
                        HttpReply.read(socket).status());
            }
        }
    }

    /** A list of core numbers, or the kernel's own form of such a list ("0-3,7"). */
    private void affinity() throws IOException {
        CheckedJson info = candidate.info();
        boolean listed = info.listIfAny("affinity")
                .filter(cores ->
                        !cores.isEmpty() && cores.stream().allMatch(core -> core instanceof Long number && number >= 0))
                .isPresent();
        boolean written = info.textIfAny("affinity")
                .filter(cores -> cores.matches("\\d+(-\\d+)?(,\\d+(-\\d+)?)*"))
                .isPresent();
        Violation.unless(listed || written, "affinity a list of core numbers", info);
    }

    /** What the server's clock moved between two readings lies between what ours moved inside and outside of them. */
    private void clocks() throws IOException {
        long outside = System.nanoTime();
        CheckedJson first = candidate.info();
        long inside = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            candidate.requireAlive();
            Candidate.pause();
        }
        inside = System.nanoTime() - inside;
        CheckedJson second = candidate.info();
        outside = System.nanoTime() - outside;
        long moved = second.count("monotonicNs") - first.count("monotonicNs");
        boolean right = moved >= inside * 0.999 && moved <= outside * 1.001 + 1_000_000;
        Violation.unless(right, "monotonicNs to move by " + inside + " to " + outside, moved);
        long used = second.count("cpuNs") - first.count("cpuNs");
        Violation.unless(
                first.count("cpuNs") > 0 && used >= 0, "cpuNs above 0 and not going back", "a move of " + used);
        int cores = Math.max(64, Runtime.getRuntime().availableProcessors());
        Violation.unless(
                used <= cores * outside + 50_000_000L, "cpuNs in nanoseconds", used + " in " + outside + " ns");
    }

    private void memory() throws IOException {
        CheckedJson info = candidate.info();
        long rss = info.count("rssBytes");
        Violation.unless(rss > 1 << 20, "rssBytes above 1 MiB", rss);
        Path status = Path.of("/proc", Long.toString(info.count("pid")), "status");
        if (candidate.isLocal() && Files.isReadable(status)) {
            long known = residentBytes(status);
            Violation.unless(rss > known / 2 && rss < known * 2, "rssBytes about " + known + ", as /proc says", rss);
        }
    }

    private static long residentBytes(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElseThrow(() -> new Unobservable("/proc does not tell the process's memory"));
        }
    }

    private void jvm() throws IOException {
        CheckedJson info = candidate.info();
        String runtime = info.text("runtime").toLowerCase(Locale.ROOT);
        if (!info.has("jvm") && JVM_WORDS.stream().noneMatch(runtime::contains)) {
            throw new Unobservable("its runtime is not a JVM: " + runtime);
        }
        CheckedJson jvm = info.object("jvm");
        Violation.unless(jvm.count("heapUsed") > 0, "jvm.heapUsed above 0", jvm.count("heapUsed"));
        for (String name : List.of("heapAfterGc", "gcCount", "gcMillis", "jitMillis")) {
            jvm.count(name);
        }
    }

    private void countsConnections() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer first = candidate.open("/echo");
        Peer second = candidate.open("/idle");
        first.requirePong("open");
        second.requirePong("open");
        before.awaitMoves(Map.of("connectionsOpen", 2L));
        first.send(Frame.close(1000, ""));
        first.closed(1000);
        first.socket().close();
        second.socket().reset();
        before.awaitMoves(Map.of("connectionsOpen", 0L));
        long total = before.moved("connectionsTotal");
        Violation.unless(total >= 2, "connectionsTotal to move by 2 WebSockets", total);
    }

    private void countsMessages() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/echo");
        for (int i = 0; i < 10; i++) {
            peer.send(Frame.binary(Content.slice(0, 100)).unfinished(), Frame.continuation(Content.slice(0, 100)));
            peer.binary();
        }
        before.awaitMoves(Map.of("messagesIn", 10L, "messagesOut", 10L));
        requireBytes(before, "bytesIn", 2_000, 2_000 + 20 * 14);
        requireBytes(before, "bytesOut", 2_000, 2_000 + 10 * 14);
    }

    /** The contract leaves open whether headers of frames are counted. */
    private static void requireBytes(Counters before, String name, long least, long most) throws IOException {
        long moved = before.moved(name);
        Violation.unless(moved >= least && moved <= most, name + " to move by " + least + " (or its frames)", moved);
    }

    private void countsStream() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/stream");
        peer.command(new StartStream(1_000, 100, 0));
        new StreamReading(peer, 100).end(false);
        before.awaitMoves(Map.of("messagesIn", 1L, "messagesOut", 1_001L));
        requireBytes(before, "bytesOut", 100_000, 100_000 + 1_001 * 14 + 200);
    }

    private void countsUploads() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/upload");
        for (int i = 0; i < 3; i++) {
            peer.command(new StartUpload("counted", 10, Digest.NONE));
            peer.send(Frame.binary(Content.slice(0, 10)));
            peer.event("ack");
        }
        peer.socket().close();
        before.awaitMoves(Map.of("uploadsCompleted", 3L, "uploadsAborted", 0L, "connectionsOpen", 0L));
        before.awaitMoves(Map.of("messagesIn", 6L, "messagesOut", 3L));
    }

    private void countsCancelled() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/upload");
        peer.command(new StartUpload("given-up", 900, Digest.CRC32));
        peer.send(Frame.binary(Content.slice(0, 600)));
        peer.command(new Cancel());
        peer.event("cancelled");
        peer.socket().close();
        before.awaitMoves(Map.of("messagesIn", 3L, "messagesOut", 1L, "uploadsCompleted", 0L, "uploadsAborted", 0L));
        Counters.settled(candidate);
        before.awaitMoves(Map.of("uploadsCompleted", 0L, "uploadsAborted", 0L));
    }

    private void countsErrors() throws IOException {
        Counters before = Counters.settled(candidate);
        Peer peer = candidate.open("/stream");
        peer.say("{\"op\":\"unknown\"}");
        peer.error("bad-op", false);
        before.awaitMoves(Map.of("errors", 1L));
    }
}
