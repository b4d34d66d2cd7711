package dev.onecore.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The line by which a server says that it accepts: {@code {"event":"ready","port":N,"pid":N,"system":"<name>"}}.
 *
 * @param port it listens on
 * @param pid of the process that serves, which need not be the one that was started
 * @param system its framework
 */
record ReadyLine(int port, long pid, String system) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PORT = 65_535;

    /** Empty when {@code line} is anything else. */
    static Optional<ReadyLine> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            boolean ready = json != null
                    && json.path("event").asText().equals("ready")
                    && json.path("port").canConvertToInt()
                    && json.path("port").intValue() > 0
                    && json.path("port").intValue() <= MOST_PORT
                    && json.path("pid").canConvertToLong()
                    && json.path("system").isTextual();
            return ready
                    ? Optional.of(new ReadyLine(
                            json.get("port").intValue(),
                            json.get("pid").longValue(),
                            json.get("system").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}
