package dev.onecore.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onecore.model.Tick;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code throughput.jsonl}: a line per 100 ms interval, with the number of its phase in the workload. Any thread may append; a
 * crash loses nothing that was.
 */
public final class ThroughputLog implements Closeable {

    static final String FILE = "throughput.jsonl";

    private final AppendLog log;

    ThroughputLog(AppendLog log) {
        this.log = log;
    }

    /** The last line of a log with that many ticks. */
    static String end(long ticks) {
        return "{\"event\":\"ended\",\"ticks\":" + ticks + "}\n";
    }

    /**
     * Appends one interval. When that fails, the one who opened the trial's folder is told once, and this and later ones are
     * dropped.
     *
     * @param phase its number in the workload, from 0
     */
    public void append(Tick tick, int phase) {
        try {
            ObjectNode line = Json.LINE.valueToTree(tick);
            log.append(Json.LINE.writeValueAsString(line.put("phase", phase)) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("six whole numbers could not be put into JSON", e);
        }
    }

    /** Ends the log; what is appended later is dropped. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
