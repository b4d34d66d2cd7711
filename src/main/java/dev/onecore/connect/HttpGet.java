package dev.onecore.connect;

import dev.onecore.model.Access.Header;
import dev.onecore.model.ServerAddress;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One plain GET over a connection of its own, made as the load's connections are: direct, whatever proxies the JVM or its
 * environment name, and with every header as the user gave it. The JDK's own clients drop {@code Host}, {@code Origin} and others
 * unless a property of the whole JVM allows them, and take proxies from a dozen other properties.
 */
final class HttpGet {

    private static final int TIMEOUT_MS = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    /**
     * What came back.
     *
     * @param status such as 200
     * @param headers by lower-case name; of several alike the last
     * @param body at most 1 MiB of it
     */
    record HttpAnswer(int status, Map<String, String> headers, String body) {
        HttpAnswer {
            headers = Map.copyOf(headers);
        }

        Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }
    }

    private final ServerAddress server;
    private final String path;
    private final ConnectOptions connectOptions;
    private boolean reached;

    private HttpGet(ServerAddress server, String path, ConnectOptions connectOptions) {
        this.server = server;
        this.path = path;
        this.connectOptions = connectOptions;
    }

    /**
     * Asks for a page.
     *
     * @throws ForeignServer when what came is not HTTP
     * @throws IOException when nothing came; its message says what that means and what to do
     */
    static HttpAnswer of(ServerAddress server, String path, ConnectOptions connectOptions) throws IOException {
        return new HttpGet(server, path, connectOptions).answer();
    }

    private HttpAnswer answer() throws IOException {
        try (Socket socket = connected()) {
            reached = true;
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request().getBytes(StandardCharsets.ISO_8859_1));
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (ForeignServer e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw timedOut(e);
        } catch (IOException e) {
            throw new IOException(ConnectFault.words(server, e), e);
        }
    }

    private IOException timedOut(SocketTimeoutException e) {
        return reached
                ? new ForeignServer(server + " did not answer GET " + path + " within " + TIMEOUT_MS / 1_000 + " s")
                : new IOException(ConnectFault.words(server, e), e);
    }

    private Socket connected() throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(server.host())) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, server.port()), TIMEOUT_MS);
                return server.secure() ? tls(socket) : socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private Socket tls(Socket plain) throws IOException {
        plain.setSoTimeout(TIMEOUT_MS);
        SSLSocket socket = (SSLSocket)
                connectOptions.tls().getSocketFactory().createSocket(plain, server.host(), server.port(), true);
        if (connectOptions.verifiesHost()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private String request() {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        if (connectOptions.headers().stream().noneMatch(header -> "Host".equalsIgnoreCase(header.name()))) {
            request.append("Host: ").append(server.hostHeader()).append("\r\n");
        }
        for (Header header : connectOptions.headers()) {
            request.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return request.append("Connection: close\r\n\r\n").toString();
    }

    private HttpAnswer read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-9]\\d\\d")) {
            throw new ForeignServer(ConnectFault.notHttp(server, "GET " + path));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty() && headers.size() < MOST_HEADERS; line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new HttpAnswer(
                Integer.parseInt(first[1]), headers, new String(body(in, headers), StandardCharsets.UTF_8));
    }

    private byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        String coding = headers.getOrDefault("transfer-encoding", "");
        if (coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
            return chunks(in);
        }
        String length = headers.getOrDefault("content-length", "");
        return in.readNBytes(length.matches("\\d{1,7}") ? Math.min(MOST_BYTES, Integer.parseInt(length)) : MOST_BYTES);
    }

    private byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < MOST_BYTES) {
            String size = line(in).split(";", 2)[0].strip();
            int bytes = size.matches("[0-9a-fA-F]{1,6}") ? Integer.parseInt(size, 16) : 0;
            body.writeBytes(in.readNBytes(Math.min(bytes, MOST_BYTES)));
            if (bytes == 0) {
                return body.toByteArray();
            }
            line(in);
        }
        return body.toByteArray();
    }

    /** A line without its end. */
    private String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new ForeignServer(
                        line.isEmpty()
                                ? ConnectFault.closed(server, "GET " + path)
                                : ConnectFault.notHttp(server, "GET " + path));
            }
            if (line.length() == MOST_LINE) {
                throw new ForeignServer(ConnectFault.notHttp(server, "GET " + path));
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
