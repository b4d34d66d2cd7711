package dev.onecore.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onecore.load.ConnectOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;

/**
 * One reading of a server's {@code GET /info}.
 *
 * @param members its scalar members by their path, such as {@code stats.messagesIn}; an array is one member, as JSON
 */
record InfoPage(Map<String, String> members) {

    private static final int TIMEOUT_MS = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    InfoPage {
        members = Map.copyOf(members);
    }

    /**
     * Asks the server.
     *
     * @throws IOException when it does not answer within ten seconds, or not with a JSON object
     */
    static InfoPage of(URI server, ConnectOptions connectOptions) throws IOException {
        String scheme = "wss".equals(server.getScheme()) ? "https://" : "http://";
        URI page = URI.create(scheme + server.getRawAuthority() + "/info");
        HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setRequestProperty("Connection", "close");
        connectOptions.headers().forEach(header -> connection.setRequestProperty(header.name(), header.value()));
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(connectOptions.tls().getSocketFactory());
            if (!connectOptions.verifiesHost()) {
                secure.setHostnameVerifier((host, session) -> true);
            }
        }
        try {
            int status = connection.getResponseCode();
            if (status != 200) {
                throw new IOException(page + " answered " + status + ", expected 200");
            }
            try (InputStream body = connection.getInputStream()) {
                return parse(new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException e) {
            throw new IOException(page + " did not answer within " + TIMEOUT_MS / 1_000 + " s", e);
        } finally {
            connection.disconnect();
        }
    }

    private static InfoPage parse(String text) throws IOException {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null || !root.isObject()) {
                throw new IOException("/info is not a JSON object: " + text.substring(0, Math.min(80, text.length())));
            }
            Map<String, String> members = new TreeMap<>();
            flatten("", root, members);
            return new InfoPage(members);
        } catch (JsonProcessingException e) {
            throw new IOException("/info is not JSON: " + e.getOriginalMessage(), e);
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
    String text(String path) {
        return members.getOrDefault(path, "unknown");
    }

    /** A member as a whole number; empty when it is missing or is none. */
    OptionalLong number(String path) {
        try {
            return members.containsKey(path) ? OptionalLong.of(Long.parseLong(text(path))) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
