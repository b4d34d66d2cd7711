package dev.onecore.exam;

import java.util.List;

/** One way in which the reference server can be wrong, and the rules that must notice. */
enum Fault {
    ACCEPTS_DEFLATE("declines-deflate"),
    ACCEPTS_FRAME_DEFLATE("declines-frame-deflate"),
    CHOOSES_A_SUB_PROTOCOL("no-sub-protocol"),
    UPGRADES_UNKNOWN_PATHS("unknown-path-upgrade"),
    HEEDS_QUERIES("query-ignored"),
    READS_ONE_SEGMENT("handshake-in-pieces"),
    IS_UNWELL("health"),
    KNOWS_EVERY_PATH("unknown-path"),
    MISSPELLS_THE_CONTRACT("info-identity"),
    ALLOWS_ONLY_HALF("info-limits"),
    SAYS_IT_COMPRESSES("info-settings"),
    HIDES_ITS_CORES("info-affinity"),
    COUNTS_IN_MICROSECONDS("info-clocks"),
    COUNTS_MEMORY_IN_KIB("info-memory"),
    HIDES_ITS_JVM("info-jvm"),
    FORGETS_CLOSED_CONNECTIONS("counts-connections"),
    COUNTS_MESSAGES_TWICE("counts-messages"),
    COUNTS_NO_STREAM("counts-stream"),
    COUNTS_NO_UPLOADS("counts-uploads"),
    ECHOES_TEXT_AS_BINARY("echo-text"),
    ECHOES_BINARY_AS_TEXT("echo-binary"),
    LOSES_EMPTY_MESSAGES("echo-sizes"),
    STOPS_SHORT_OF_1_MIB("echo-largest"),
    ECHOES_EACH_FRAGMENT("echo-fragments", "echo-split-character"),
    SWAPS_ECHOES("echo-pipelined"),
    SWALLOWS_ONE_ECHO("echo-pipelined"),
    IGNORES_PINGS("ping-answered"),
    FORGETS_FRAGMENTS_AT_PINGS("ping-between-fragments"),
    LEAVES_WITHOUT_CLOSE("close-answered"),
    WRITES_LITTLE_ENDIAN("stream-layout", "stream-vectors"),
    SHIFTS_THE_POOL("stream-layout", "stream-vectors"),
    STAMPS_ONCE("stream-stamps"),
    MISCOUNTS_THE_STREAM("stream-end", "stream-layout"),
    DRIFTS("stream-paced"),
    BURSTS("stream-paced", "stream-end"),
    STOPS_SILENTLY("stream-stop", "stream-stop-paced"),
    STARTS_TWICE("stream-busy", "download-busy", "upload-busy"),
    RUNS_ONCE("stream-reuse", "upload-one-after-another", "download-reuse"),
    DIGESTS_WRONGLY("upload-crc32"),
    CANNOT_SHA("upload-sha256"),
    INSISTS_ON_A_DIGEST("upload-none"),
    COUNTS_FRAGMENTS_AS_CHUNKS("upload-chunkings"),
    ECHOES_IDS_RAW("upload-ids"),
    TIMES_FROM_THE_FIRST_BYTE("upload-elapsed"),
    FORGETS_TO_CANCEL("upload-cancel"),
    TAKES_MORE("upload-overrun"),
    UPLOADS_UNASKED("upload-without-start"),
    MISSES_ABORTS("upload-peer-gone-fin", "upload-peer-gone-rst"),
    REPEATS_A_CHUNK("download-content"),
    HAS_ANOTHER_DEFAULT("download-default-chunk"),
    MISCOUNTS_CHUNKS("download-chunks"),
    CUTS_ONE_MESSAGE("download-one-message"),
    SENDS_ANY_LENGTH("download-largest-message"),
    SAYS_NOTHING_OF_NOTHING("download-empty"),
    DIES_OF_BAD_JSON("stream-bad-json", "upload-bad-json", "download-bad-json"),
    TAKES_LONG_COMMANDS("stream-long-command", "upload-long-command", "download-long-command"),
    REFUSES_UNKNOWN_MEMBERS("stream-unknown-members", "upload-unknown-members", "download-unknown-members"),
    IGNORES_UNKNOWN_OPS("stream-bad-op", "upload-bad-op", "download-bad-op"),
    TAKES_TRUE_AS_ONE("stream-bad-param", "upload-bad-param", "download-bad-param"),
    IGNORES_BINARY("stream-bad-type", "download-bad-type"),
    TAKES_LARGE_FRAMES("oversize-frame"),
    TAKES_LARGE_FRAGMENTS("oversize-fragments"),
    ALLOCATES_CLAIMS("oversize-claim"),
    TAKES_UNMASKED("unmasked-frame"),
    TAKES_RESERVED_BITS("reserved-bits"),
    TAKES_ANY_OPCODE("bad-opcode"),
    TAKES_LONG_CONTROL("long-control-frame"),
    TAKES_FRAGMENTED_CONTROL("fragmented-control-frame"),
    TAKES_ANY_ORDER("fragments-out-of-order"),
    TAKES_ANY_BYTES_AS_TEXT("invalid-utf8"),
    LEAKS_HALF_FRAMES("half-frame-survived"),
    BUFFERS_WITHOUT_BOUND("unread-stream"),
    KEEPS_THE_FILE("upload-holds-one-message"),
    DROPS_WHEN_FULL("unread-then-read"),
    STARVES_OTHERS("echo-beside-small-flood"),
    PINGS("silent-until-commanded"),
    CHATS_WHEN_IDLE("idle-sends-nothing");

    private final List<String> noticedBy;

    Fault(String... noticedBy) {
        this.noticedBy = List.of(noticedBy);
    }

    /** Returns the rules that must fail, and no other of their groups may. */
    List<String> noticedBy() {
        return noticedBy;
    }
}
