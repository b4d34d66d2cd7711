package dev.onecore.contract;

import java.util.List;

/** The JSON of {@code /info}: who this server is, how it is set up, and what it has done and used so far. */
final class InfoDocument {
    private static final OwnProcess PROCESS = new OwnProcess();

    private InfoDocument() {}

    static String of(Service service) {
        Identity identity = service.identity();
        JsonWriter json = JsonWriter.object()
                .put("contract", Limits.CONTRACT)
                .put("system", identity.system())
                .put("version", identity.version())
                .put("runtime", runtime())
                .put("pid", ProcessHandle.current().pid())
                .put("threads", identity.threads())
                .put("transport", identity.transport())
                // A JVM unmasks in compiled code: there is no native helper to be missed.
                .put("speedups", false)
                .put("compression", false)
                .put("nodelay", identity.nodelay())
                .put("optional", optional(service))
                .put("limits", limits())
                .put("affinity", PROCESS.affinity())
                .put("monotonicNs", service.clockNs().getAsLong())
                .put("cpuNs", PROCESS.cpuNs())
                .put("stats", service.counters().json())
                .put("jvm", OwnJvm.json());
        PROCESS.rssBytes().ifPresent(bytes -> json.put("rssBytes", bytes));
        return json.toString();
    }

    private static String runtime() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }

    private static List<String> optional(Service service) {
        return service.optional().stream()
                .flatMap(endpoint -> endpoint.part().stream())
                .toList();
    }

    private static JsonWriter limits() {
        return JsonWriter.object()
                .put("maxMessage", Limits.MAX_MESSAGE)
                .put("maxCommand", Limits.MAX_COMMAND)
                .put("maxUpload", Limits.MAX_UPLOAD)
                .put("maxCount", Limits.MAX_COUNT)
                .put("maxSingleDownload", Limits.MAX_SINGLE_DOWNLOAD);
    }
}
