package dev.onecore.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.onecore.model.Access;
import dev.onecore.model.Access.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What a server may answer to {@code GET /info}, and what is said of it. */
class InfoPageTest {

    private static final String OUR_PAGE = "{\"contract\":\"onecore/1\",\"stats\":{\"errors\":0}}";

    @Test
    void aListOfTextsIsOneMember() {
        InfoPage page = new InfoPage(Map.of("optional", "[\"topic\",\"echo-deflate\"]", "contract", "onecore/1"));

        assertThat(page.texts("optional")).containsExactly("topic", "echo-deflate");
        assertThat(page.texts("contract")).isEmpty();
        assertThat(page.texts("nothing")).isEmpty();
    }

    @Test
    void aPageIsReadWithTheHeadersAsGivenAndPastEveryProxy() throws Exception {
        Map<String, String> seen = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/info", exchange -> {
            for (String name : List.of("Host", "Origin", "Authorization")) {
                seen.put(name, exchange.getRequestHeaders().getFirst(name));
            }
            // No length: the body comes in chunks.
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(OUR_PAGE.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        List<Header> headers = List.of(
                new Header("Host", "chat.example"),
                new Header("Origin", "https://chat.example"),
                new Header("Authorization", "Bearer secret"));
        ConnectOptions options = ConnectOptions.of(new Access(Optional.empty(), false, List.of(), headers));
        Map<String, String> proxies = Map.of(
                "http.proxyHost", "127.0.0.1",
                "http.proxyPort", "1",
                "http.nonProxyHosts", "nobody",
                "socksProxyHost", "127.0.0.1",
                "socksProxyPort", "1");
        proxies.forEach(System::setProperty);
        try {
            URI uri = URI.create("ws://127.0.0.1:" + server.getAddress().getPort());
            InfoPage page = InfoPage.of(uri, options);
            page.requireContract(uri);
            assertThat(page.number("stats.errors")).hasValue(0);
        } finally {
            proxies.keySet().forEach(System::clearProperty);
            server.stop(0);
        }
        assertThat(seen)
                .containsEntry("Host", "chat.example")
                .containsEntry("Origin", "https://chat.example")
                .containsEntry("Authorization", "Bearer secret");
    }

    @Test
    void whoDoesNotSpeakTheContractIsToldBothWays() throws IOException {
        for (String foreign : List.of(
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 4\r\n\r\nhush",
                "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><title>Hello</title>",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"contract\":\"2\"}",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "")) {
            assertThatThrownBy(() -> answered(foreign))
                    .as(foreign)
                    .isInstanceOf(ForeignServer.class)
                    .hasMessageStartingWith("ws://127.0.0.1:")
                    .hasMessageContaining("servers/README.md")
                    .hasMessageContaining("A protocol of your own");
        }
    }

    @Test
    void whoLetsNobodyInOrPointsElsewhereIsNotTakenForForeign() {
        assertThatThrownBy(() -> answered("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"))
                .isNotInstanceOf(ForeignServer.class)
                .hasMessageContaining("answered GET /info with 401: it refuses requests without the right credentials");
        assertThatThrownBy(() ->
                        answered("HTTP/1.1 308 Permanent Redirect\r\nLocation: https://a:pw@h/info?key=1\r\n\r\n"))
                .isNotInstanceOf(ForeignServer.class)
                .hasMessageContaining("with 308, a redirect to https://redacted@h/info?redacted;");
        assertThatThrownBy(() -> answered("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"))
                .isNotInstanceOf(ForeignServer.class)
                .hasMessageContaining("the server itself failed");
    }

    private static void answered(String answer) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> {
                try (Socket client = listener.accept()) {
                    boolean unused = client.getInputStream().read(new byte[8_192]) > 0;
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // The client sees it, too, and says so.
                    return;
                }
            });
            thread.start();
            URI server = URI.create("ws://127.0.0.1:" + listener.getLocalPort());
            InfoPage.of(server, ConnectOptions.PLAIN).requireContract(server);
        }
    }
}
