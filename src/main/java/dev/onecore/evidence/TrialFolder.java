package dev.onecore.evidence;

import dev.onecore.model.Origin;
import dev.onecore.model.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where one trial leaves its evidence.
 *
 * <p>Its logs grow while it runs; {@link #write} ends it. A folder without a result is that of a run that ended in the middle
 * of it.
 */
public final class TrialFolder {

    static final String RESOURCES = "resources.jsonl";
    static final String SERVER_LOG = "server.log";

    private final Path path;
    private final Consumer<String> losses;

    TrialFolder(Path path, Consumer<String> losses) {
        this.path = path;
        this.losses = losses;
    }

    /**
     * A new folder of that name, or of one made of it where it is taken, for what an injector keeps of a trial itself.
     *
     * @param parent made where it is missing
     * @param losses hears, in a sentence, of each log that cannot be written any more
     * @throws IOException when it cannot be made
     */
    public static TrialFolder in(Path parent, String name, Consumer<String> losses) throws IOException {
        Files.createDirectories(parent);
        return new TrialFolder(CampaignFolder.unused(parent, name), losses);
    }

    public Path path() {
        return path;
    }

    /**
     * The new histogram log, for times that count from {@code origin}. The caller closes it.
     *
     * @throws IOException when it cannot be created
     */
    public LatencyLog latency(Origin origin) throws IOException {
        return new LatencyLog(AppendLog.create(path.resolve(LatencyLog.FILE), LatencyLog::end, losses), origin);
    }

    /**
     * The new throughput log. The caller closes it.
     *
     * @throws IOException when it cannot be created
     */
    public ThroughputLog throughput() throws IOException {
        return new ThroughputLog(AppendLog.create(path.resolve(ThroughputLog.FILE), ThroughputLog::end, losses));
    }

    /** Where the sampler writes its readings of the server. */
    public Path resourcesFile() {
        return path.resolve(RESOURCES);
    }

    /** Where the server's standard error goes. */
    public Path serverLog() {
        return path.resolve(SERVER_LOG);
    }

    /**
     * Keeps what came of the trial, but for the histograms and ticks, which the logs hold. The file appears whole or not at
     * all; an earlier one is replaced.
     *
     * @throws IOException when it cannot be written, as on a full disk
     */
    public void write(TrialResult result) throws IOException {
        JsonFile.write(path.resolve(TrialRecord.FILE), TrialRecord.of(result));
    }
}
