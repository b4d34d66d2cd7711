package dev.onecore.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.model.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * One reading of a server's {@code GET /info}.
 *
 * @param members its scalar members by their path, such as {@code stats.messagesIn}; an array is one member, as JSON
 */
public record InfoPage(Map<String, String> members) {

    private static final String PATH = "/info";
    private static final String REQUEST = "GET " + PATH;
    private static final String CONTRACT = "onecore/1";
    private static final int OK = 200;
    private static final int MOST_SHOWN = 60;

    /** Not found, no such method, gone, upgrade required, not implemented. */
    private static final Set<Integer> NO_SUCH_PAGE = Set.of(404, 405, 410, 426, 501);

    private static final ObjectMapper JSON = new ObjectMapper();

    public InfoPage {
        members = Map.copyOf(members);
    }

    /**
     * Asks the server.
     *
     * @throws ForeignServer when what it answers is not what the contract says
     * @throws IOException when it does not answer, or refuses the request; the message says what to do
     */
    public static InfoPage of(URI server, ConnectOptions connectOptions) throws IOException {
        ServerAddress address = ServerAddress.of(server);
        HttpGet.HttpAnswer answer = HttpGet.of(address, PATH, connectOptions);
        if (answer.status() != OK) {
            String said = ConnectFault.answered(address, REQUEST, answer.status(), answer.header("location"));
            throw NO_SUCH_PAGE.contains(answer.status()) ? new ForeignServer(said) : new IOException(said);
        }
        return parse(address, answer.body());
    }

    private static InfoPage parse(ServerAddress server, String text) throws ForeignServer {
        try {
            JsonNode root = JSON.readTree(text);
            if (root != null && root.isObject()) {
                Map<String, String> members = new TreeMap<>();
                flatten("", root, members);
                return new InfoPage(members);
            }
        } catch (JsonProcessingException e) {
            // What it is instead is said below.
        }
        String begin = text.strip().lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]", "?");
        throw new ForeignServer("%s answered %s with %s in place of a JSON object"
                .formatted(
                        server,
                        REQUEST,
                        begin.isEmpty()
                                ? "nothing"
                                : "a text that begins with "
                                        + begin.substring(0, Math.min(MOST_SHOWN, begin.length()))));
    }

    /**
     * Checks that the server says that it speaks the contract.
     *
     * @throws ForeignServer when it says something else, or nothing of that
     */
    public void requireContract(URI server) throws ForeignServer {
        if (!CONTRACT.equals(text("contract"))) {
            throw new ForeignServer("%s says in /info that its contract is '%s'"
                    .formatted(ServerAddress.of(server), text("contract").replaceAll("[^\\x20-\\x7e]", "?")));
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        node.properties().forEach(member -> {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (member.getValue().isObject()) {
                flatten(name, member.getValue(), into);
            } else {
                into.put(
                        name,
                        member.getValue().isTextual()
                                ? member.getValue().textValue()
                                : member.getValue().toString());
            }
        });
    }

    /** A member as text; {@code unknown} when it is missing. */
    public String text(String path) {
        return members.getOrDefault(path, "unknown");
    }

    /** A member that is a list of texts; empty when it is missing or is none. */
    public List<String> texts(String path) {
        try {
            JsonNode list = JSON.readTree(members.getOrDefault(path, "[]"));
            List<String> texts = new ArrayList<>();
            list.forEach(text -> texts.add(text.asText()));
            return List.copyOf(texts);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** A member as a whole number; empty when it is missing or is none. */
    public OptionalLong number(String path) {
        try {
            return members.containsKey(path) ? OptionalLong.of(Long.parseLong(text(path))) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
